import { randomUUID } from "node:crypto";
import bcrypt from "bcryptjs";
import type pg from "pg";
import { AuthFault, emailExists, userNotFound } from "./auth-fault";

/** A row of auth.users, as far as the gateway reads it. */
export interface UserRow {
  id: string;
  aud: string | null;
  role: string | null;
  email: string | null;
  phone: string | null;
  encrypted_password: string | null;
  email_confirmed_at: Date | null;
  phone_confirmed_at: Date | null;
  confirmed_at: Date | null;
  invited_at: Date | null;
  confirmation_sent_at: Date | null;
  recovery_sent_at: Date | null;
  email_change: string | null;
  banned_until: Date | null;
  last_sign_in_at: Date | null;
  raw_app_meta_data: Record<string, unknown> | null;
  raw_user_meta_data: Record<string, unknown> | null;
  is_anonymous: boolean;
  created_at: Date;
  updated_at: Date;
}

/** What a new user is made from. Nothing of it is checked but the email address's uniqueness. */
export interface NewUser {
  id?: string;
  email?: string;
  phone?: string;
  password?: string;
  emailConfirmed?: boolean;
  phoneConfirmed?: boolean;
  invited?: boolean;
  appMetadata?: Record<string, unknown>;
  userMetadata?: Record<string, unknown>;
  bannedUntil?: Date | null;
}

/** Columns of auth.users that the administrator's update may set. */
export type UserChange = Partial<
  Pick<
    UserRow,
    | "email"
    | "phone"
    | "encrypted_password"
    | "email_confirmed_at"
    | "phone_confirmed_at"
    | "role"
    | "banned_until"
    | "raw_app_meta_data"
    | "raw_user_meta_data"
  >
>;

// Local passwords guard sample data; eight rounds keep tests quick.
const bcryptRounds = 8;

export function hashPassword(password: string): Promise<string> {
  return bcrypt.hash(password, bcryptRounds);
}

/** Reads and writes auth.users and its neighbours, over a pool that logs in as the superuser. */
export class AuthStore {
  readonly #pool: pg.Pool;

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  async rows<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.#pool.query<Row>(sql, values)).rows;
  }

  async first<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row | undefined> {
    return (await this.rows<Row>(sql, values))[0];
  }

  async findUserByEmail(email: string): Promise<UserRow | undefined> {
    return this.first("select * from auth.users where email = $1 and is_sso_user = false", [email.toLowerCase()]);
  }

  /** Throws `user_not_found`, also for an id that is not one. */
  async mustFind(id: string): Promise<UserRow> {
    const sql = "select * from auth.users where id::text = $1 and deleted_at is null";
    const user = await this.first<UserRow>(sql, [id]);
    if (!user) throw userNotFound();
    return user;
  }

  /** Throws `email_exists` when the address is taken. */
  async insertUser(user: NewUser): Promise<UserRow> {
    const id = user.id ?? randomUUID();
    const email = user.email?.toLowerCase() ?? null;
    if (!email && !user.phone) {
      throw new AuthFault(400, "validation_failed", "Cannot create a user without either an email or phone");
    }
    if (email && (await this.findUserByEmail(email))) throw emailExists();
    const provider = email ? "email" : "phone";
    const now = new Date();
    await this.rows(
      `insert into auth.users (id, email, phone, encrypted_password, email_confirmed_at, phone_confirmed_at,
         invited_at, raw_app_meta_data, raw_user_meta_data, banned_until)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        id,
        email,
        user.phone ?? null,
        user.password ? await hashPassword(user.password) : null,
        user.emailConfirmed ? now : null,
        user.phoneConfirmed ? now : null,
        user.invited ? now : null,
        { provider, providers: [provider], ...user.appMetadata },
        { ...user.userMetadata, ...(user.emailConfirmed ? { email_verified: true } : {}) },
        user.bannedUntil ?? null,
      ],
    );
    if (email) await this.#insertIdentity(id, email, user.emailConfirmed ?? false);
    return this.mustFind(id);
  }

  async #insertIdentity(userId: string, email: string, isVerified: boolean): Promise<void> {
    await this.rows(
      `insert into auth.identities (id, provider, provider_id, user_id, identity_data, last_sign_in_at)
       values ($1, 'email', $2, $3, $4, now())`,
      [randomUUID(), userId, userId, { sub: userId, email, email_verified: isVerified, phone_verified: false }],
    );
  }

  /** A new password ends all sessions. */
  async updateUser(id: string, change: UserChange): Promise<void> {
    const names = Object.keys(change);
    if (names.length === 0) return;
    const assignments = names.map((name, index) => `"${name}" = $${index + 2}`).join(", ");
    const values = [id, ...Object.values(change)];
    await this.rows(`update auth.users set ${assignments}, updated_at = now() where id = $1`, values);
    if (change.email) {
      await this.rows(
        `update auth.identities set identity_data = identity_data || jsonb_build_object('email', $2::text)
         where user_id = $1 and provider = 'email'`,
        [id, change.email],
      );
    }
    if (change.encrypted_password) await this.rows("delete from auth.sessions where user_id = $1", [id]);
  }

  async listFactors(userId: string) {
    return this.rows(
      `select id, friendly_name, factor_type, status, created_at, updated_at
       from auth.mfa_factors where user_id::text = $1 order by created_at`,
      [userId],
    );
  }

  /** The user as the API shows it: identities and factors included, secrets left out. */
  async describeUser(user: UserRow) {
    const identities = await this.rows(
      `select id as identity_id, provider_id as id, user_id, identity_data, provider, last_sign_in_at, created_at,
         updated_at, email
       from auth.identities where user_id = $1 order by created_at`,
      [user.id],
    );
    const factors = await this.listFactors(user.id);
    const optional = {
      email_confirmed_at: user.email_confirmed_at,
      phone_confirmed_at: user.phone_confirmed_at,
      confirmed_at: user.confirmed_at,
      invited_at: user.invited_at,
      confirmation_sent_at: user.confirmation_sent_at,
      recovery_sent_at: user.recovery_sent_at,
      new_email: user.email_change,
      banned_until: user.banned_until,
      last_sign_in_at: user.last_sign_in_at,
      factors: factors.length > 0 ? factors : null,
    };
    return {
      id: user.id,
      aud: user.aud ?? "authenticated",
      role: user.role ?? "authenticated",
      email: user.email ?? "",
      phone: user.phone ?? "",
      ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== null)),
      app_metadata: user.raw_app_meta_data ?? {},
      user_metadata: user.raw_user_meta_data ?? {},
      identities,
      is_anonymous: user.is_anonymous,
      created_at: user.created_at,
      updated_at: user.updated_at,
    };
  }
}
