import { createHash } from "node:crypto";
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import type { App } from "@supabase/lite";

/** The shape that the storage service expects of whatever keeps the bytes. */
export type StorageAdapter = NonNullable<App["_storageAdapter"]>;

interface FileDescription {
  mimetype: string;
  cacheControl: string;
  size: number;
  eTag: string;
  lastModified: string;
}

function digest(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

async function toBytes(body: Parameters<StorageAdapter["uploadObject"]>[3]): Promise<Uint8Array> {
  if (body instanceof Uint8Array) return body;
  const parts: Uint8Array[] = [];
  for await (const part of Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0])) parts.push(part);
  return Buffer.concat(parts);
}

/**
 * Keeps the objects of the buckets as files below `folder`, one for the bytes and one for their type.
 * File names are digests, so that no object's name can leave the folder or be too long.
 */
export function storageFiles(folder: string): StorageAdapter {
  const fileOf = (bucket: string, key: string) => path.join(folder, digest(bucket).slice(0, 16), digest(key));

  async function describe(bucket: string, key: string) {
    const kept: FileDescription = JSON.parse(await readFile(`${fileOf(bucket, key)}.json`, "utf8"));
    return { ...kept, contentLength: kept.size, lastModified: new Date(kept.lastModified) };
  }
  async function write(bucket: string, key: string, bytes: Uint8Array, mimetype: string, cacheControl: string) {
    const file = fileOf(bucket, key);
    const eTag = `"${digest(bytes).slice(0, 32)}"`;
    const kept: FileDescription = {
      mimetype,
      cacheControl,
      size: bytes.length,
      eTag,
      lastModified: new Date().toISOString(),
    };
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, bytes);
    await writeFile(`${file}.json`, JSON.stringify(kept));
    return describe(bucket, key);
  }
  async function remove(bucket: string, key: string) {
    await rm(fileOf(bucket, key), { force: true });
    await rm(`${fileOf(bucket, key)}.json`, { force: true });
  }

  return {
    driver: null,
    getObject: async (bucket, key) => ({
      httpStatusCode: 200,
      metadata: await describe(bucket, key),
      body: await readFile(fileOf(bucket, key)),
    }),
    uploadObject: async (bucket, key, _version, body, mimetype, cacheControl) =>
      write(bucket, key, await toBytes(body), mimetype, cacheControl),
    deleteObject: remove,
    deleteObjects: async (bucket, keys) => {
      for (const key of keys) await remove(bucket, key);
    },
    copyObject: async (bucket, key, _version, toBucket, toKey) => {
      const target = fileOf(toBucket, toKey);
      await mkdir(path.dirname(target), { recursive: true });
      await copyFile(fileOf(bucket, key), target);
      await copyFile(`${fileOf(bucket, key)}.json`, `${target}.json`);
      const { eTag, lastModified } = await describe(toBucket, toKey);
      return { httpStatusCode: 200, eTag, lastModified };
    },
    headObject: describe,
    privateAssetUrl: async (bucket, key) => `file://${fileOf(bucket, key)}`,
  };
}
