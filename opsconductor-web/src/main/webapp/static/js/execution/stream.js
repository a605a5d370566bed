// The page's one push connection. The browser reconnects by itself and names the last event it saw, so nothing is missed.

/** Follows the execution into the store until its end; says by onLink whether the connection stands. */
export function follow(address, store, onLink) {
  const source = new EventSource(address);
  const on = (name, handle) => source.addEventListener(name, (event) => handle(JSON.parse(event.data)));
  source.addEventListener("open", () => onLink("live"));
  source.addEventListener("error", () => onLink(source.readyState === EventSource.CLOSED ? "closed" : "lost"));
  on("execution", (execution) => store.setExecution(execution));
  on("task", (task) => store.setTask(task));
  on("output", (item) => store.addOutput(item));
  source.addEventListener("end", () => {
    source.close();
    store.lines.end();
    store.touch("output");
    onLink("ended");
  });
  return source;
}
