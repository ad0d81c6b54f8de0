const hex = "0123456789abcdef0123456789abcdef";

/** An environment with everything that has no default. Made up, all of it. */
export const settings: Readonly<Record<string, string>> = {
  PUBLIC_URL: "https://calls.example.com",
  SECRET_KEY: "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
  TWILIO_ACCOUNT_SID: `AC${hex}`,
  TWILIO_AUTH_TOKEN: "made-up-auth-token",
  TWILIO_API_KEY: `SK${hex}`,
  TWILIO_API_SECRET: "made-up-api-secret",
  TWILIO_TWIML_APP_SID: `AP${hex}`,
  TWILIO_PHONE_NUMBER: "+12125550142",
  CRM_URL: "https://crm.example.com",
  CRM_CLIENT_ID: "service-client",
  CRM_CLIENT_SECRET: "made-up-service-secret",
  CRM_SIGN_IN_CLIENT_ID: "sign-in-client",
  CRM_SIGN_IN_CLIENT_SECRET: "made-up-sign-in-secret",
};
