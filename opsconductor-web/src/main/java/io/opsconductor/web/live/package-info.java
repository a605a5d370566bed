/**
 * Live views of executions: one server-sent event stream each, fed from the database, woken over a topic, and without a
 * thread of its own. The API and the console open streams at addresses of their own, with the same feed behind them.
 */
package io.opsconductor.web.live;
