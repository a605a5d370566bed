/**
 * The JAX-RS base of {@code /api/v1}: strict JSON in and out, problem documents, lists, entity tags, idempotency. The
 * resources of each domain stand in a package beneath and only translate:
 *
 * <pre>{@code
 * @GET
 * public Response list(@Context UriInfo uri) {
 *     ListRequest request = ListRequest.of(uri, "enabled");
 *     return Answers.page(users.list(caller.get(), request.listing(), request.flag("enabled")), uri);
 * }
 *
 * @GET @Path("{id}")
 * public Response get(@PathParam("id") UUID id, @Context Request request) {
 *     UserView user = users.get(caller.get(), id);
 *     return Answers.one(user, user.version(), request);
 * }
 *
 * @PUT @Path("{id}")
 * public Response update(@PathParam("id") UUID id, @Context HttpHeaders headers, UserCommand command) {
 *     UserView user = users.update(caller.get(), id, command, Etags.required(headers));
 *     return Answers.changed(user, user.version());
 * }
 * }</pre>
 */
package io.opsconductor.web.api;
