import pg from "pg";
import { buckets } from "@/lib/domain/uploads/buckets";

/** What is wrong with the buckets of Storage there, a sentence each: missing, public, or open for larger files than ours. */
export async function findBucketProblems(adminUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string; public: boolean; bytes_max: string | null }>(
      "select id, public, file_size_limit as bytes_max from storage.buckets",
    );
    return Object.entries(buckets).flatMap(([name, bytesMax]) => {
      const found = rows.find(({ id }) => id === name);
      if (!found) return [`there is no bucket ${name}`];
      const isOpen = bytesMax !== null && (found.bytes_max === null || Number(found.bytes_max) > bytesMax);
      return [
        ...(found.public ? [`${name} is public`] : []),
        ...(isOpen ? [`${name} must take files of ${bytesMax} bytes at most`] : []),
      ];
    });
  } finally {
    await client.end();
  }
}
