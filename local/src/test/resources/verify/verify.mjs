// Says of each request on standard input whether a client accepts it. The clients are others' libraries, others'
// documentation, and the lines of docs/verify.md.
import crypto from "node:crypto";
import { readFileSync } from "node:fs";
import { verify as octokit } from "@octokit/webhooks-methods";
import { Webhook as StandardWebhook } from "standardwebhooks";
import { Webhook as SvixWebhook } from "svix";
import { verify as documented } from "./documented.mjs";

/// As Checkly's documentation has it, "Webhooks", "Securing webhooks", Node.js.
function isVerifiedPayload(payload, signature, secret) {
  const hmac = crypto.createHmac("sha256", secret);
  const digest = hmac.update(payload).digest("hex");
  return crypto.timingSafeEqual(Buffer.from(digest), Buffer.from(signature));
}

function ed25519(publicKey, headers, body) {
  const raw = Buffer.from(publicKey.slice("whpk_".length), "base64");
  const key = crypto.createPublicKey({
    format: "jwk",
    key: { kty: "OKP", crv: "Ed25519", x: raw.toString("base64url") },
  });
  const signed = Buffer.from(`${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`);
  return headers["webhook-signature"]
    .split(" ")
    .filter((signature) => signature.startsWith("v1a,"))
    .some((signature) => crypto.verify(null, signed, key, Buffer.from(signature.slice("v1a,".length), "base64")));
}

const clients = {
  standardwebhooks: ({ secret, headers, body }) => Boolean(new StandardWebhook(secret).verify(body, headers)),
  svix: ({ secret, headers, body }) => Boolean(new SvixWebhook(secret).verify(body, headers)),
  documented: ({ secret, headers, body }) => documented(secret, headers, Buffer.from(body)),
  checkly: ({ secret, headers, body }) =>
    isVerifiedPayload(JSON.stringify(JSON.parse(body)), headers["x-checkly-signature"], secret),
  github: ({ secret, headers, body }) => octokit(secret, body, headers["x-hub-signature-256"]),
  ed25519: ({ secret, headers, body }) => ed25519(secret, headers, body),
};

async function accepts(request) {
  try {
    return await clients[request.client](request);
  } catch (refusal) {
    return false;
  }
}

const requests = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(await Promise.all(requests.map(accepts))));
