// Shows /openapi; "Authorize" takes the access token that POST /api/v1/auth/login gave.
window.SwaggerUIBundle({
  url: "/openapi?format=JSON",
  dom_id: "#api",
  deepLinking: true,
  docExpansion: "none",
  validatorUrl: null,
  tryItOutEnabled: false
});
