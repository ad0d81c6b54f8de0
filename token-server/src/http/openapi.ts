import { Problem } from "@ringback/shared/problem";
import type { Route } from "@ringback/shared/route";
import { type MediaRoute, mediaRoutes, routes } from "@ringback/shared/routes";
import { type RequestHandler } from "express";
import * as z from "zod";

/** `GET /api/openapi.json`, made from the routes both sides share. */
export function serveOpenApi(publicUrl: string, version: string): RequestHandler {
  const document = describeApi(publicUrl, version);
  return (_request, response) => {
    response.set("Cache-Control", "public, max-age=300").json(document);
  };
}

function describeApi(publicUrl: string, version: string) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [name, route] of Object.entries<Route>(routes)) {
    const path = route.path.replace(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: describeRoute(name, route) };
  }
  for (const [name, route] of Object.entries<MediaRoute>(mediaRoutes)) {
    paths[route.path.replace(/:(\w+)/g, "{$1}")] = { get: describeMediaRoute(name, route) };
  }
  return {
    openapi: "3.1.0",
    info: { title: "Ringback", version, license: { name: "MIT", identifier: "MIT" } },
    servers: [{ url: publicUrl }],
    paths,
    components: {
      schemas: { Problem: schemaOf(Problem, "output") },
      securitySchemes: {
        signIn: {
          type: "oauth2",
          flows: {
            authorizationCode: {
              authorizationUrl: `${publicUrl}/oauth/authorize`,
              tokenUrl: `${publicUrl}/oauth/token`,
              refreshUrl: `${publicUrl}/oauth/token`,
              scopes: {},
            },
          },
        },
      },
    },
  };
}

function describeRoute(operationId: string, route: Route) {
  return {
    operationId,
    summary: route.summary,
    security: route.open ? [] : [{ signIn: [] }],
    parameters: [...pathParameters(route.path), ...queryParameters(route.query)],
    ...(route.body && {
      requestBody: {
        required: true,
        content: { "application/json": { schema: schemaOf(route.body, "input") } },
      },
    }),
    responses: {
      [route.status]: {
        description: "Done",
        content: { "application/json": { schema: schemaOf(route.reply, "output") } },
      },
      default: problemReply,
    },
  };
}

const problemReply = {
  description: "What is wrong, in words",
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
};

function describeMediaRoute(operationId: string, route: MediaRoute) {
  const content = { [route.mediaType]: {} };
  return {
    operationId,
    summary: route.summary,
    security: [{ signIn: [] }],
    parameters: [
      ...pathParameters(route.path),
      { name: "Range", in: "header", required: false, schema: { type: "string" } },
    ],
    responses: {
      200: { description: "The whole", content },
      206: { description: "The part that Range asked for", content },
      default: problemReply,
    },
  };
}

function pathParameters(path: string) {
  return [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string", format: "uuid" },
  }));
}

function queryParameters(query: Route["query"]) {
  if (query === undefined) return [];
  const { properties = {}, required = [] } = schemaOf(query, "input");
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: "query",
    required: required.includes(name),
    schema,
  }));
}

function schemaOf(schema: z.core.$ZodType, io: "input" | "output") {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io });
  return rest;
}
