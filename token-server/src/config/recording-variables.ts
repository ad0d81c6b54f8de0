import * as z from "zod";
import { httpsOrLoopback, type Variable, webAddress } from "./value-shapes.ts";

/** Where recordings are kept. */
export const recordingVariables = {
  S3_BUCKET: {
    about: "Keeps recordings in S3-compatible storage: the bucket; in DATA_DIR when empty",
    fix: "Write the bucket’s name, such as acme-recordings, or leave all S3_ variables empty.",
    schema: z
      .string()
      .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/)
      .optional(),
  },
  S3_REGION: {
    about: "S3: the bucket’s region, such as eu-central-1; us-east-1 when empty",
    fix: "Write the region’s name, such as eu-central-1.",
    schema: z
      .string()
      .regex(/^[a-z0-9-]{1,40}$/)
      .default("us-east-1"),
  },
  S3_ENDPOINT: {
    about: "S3: where it is, when it is not Amazon’s, such as https://minio.example.com",
    fix: "Write the storage’s address without the bucket: https, such as https://minio.example.com.",
    schema: webAddress.refine(httpsOrLoopback).optional(),
  },
  S3_PREFIX: {
    about: "S3: what each object’s name begins with, such as ringback/",
    fix: "Write letters, digits, hyphens and slashes, such as ringback/.",
    schema: z
      .string()
      .regex(/^(?:[A-Za-z0-9_-]+\/)*$/)
      .default(""),
  },
  S3_ACCESS_KEY_ID: {
    about: "S3: the key’s id",
    fix: "Copy the access key’s id from the storage.",
    schema: z.string().regex(/^\S+$/).optional(),
  },
  S3_SECRET_ACCESS_KEY: {
    about: "S3: the key’s secret",
    fix: "Copy the access key’s secret from the storage.",
    schema: z.string().min(8).optional(),
    secret: true,
  },
} satisfies Record<string, Variable>;
