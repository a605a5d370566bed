// Times, durations and counts as the console writes them, in the viewer's zone.

const exactFormat = new Intl.DateTimeFormat("en-GB", {
  year: "numeric", month: "short", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit",
  timeZoneName: "short",
});
const clockFormat = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });
const dayFormat = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });
const countFormat = new Intl.NumberFormat("en-GB");

/** The moment to the second, with its zone. */
export function exact(date) {
  return exactFormat.format(date);
}

/** The time of the day to the second. */
export function clock(date) {
  return clockFormat.format(date);
}

/** How long ago, or ahead, in the largest unit that fits: "now", "40 s ago", "5 min ago", "3 h ago", "2 d ago". */
export function relative(date, now = Date.now()) {
  const seconds = Math.round((now - date.getTime()) / 1000);
  const far = Math.abs(seconds);
  if (far < 5) return "now";
  if (far >= 30 * 86400) return dayFormat.format(date);
  const text = far < 60 ? `${far} s` : far < 3600 ? `${Math.floor(far / 60)} min`
    : far < 86400 ? `${Math.floor(far / 3600)} h` : `${Math.floor(far / 86400)} d`;
  return seconds > 0 ? `${text} ago` : `in ${text}`;
}

/** A duration of so many milliseconds: "180 ms", "4.2 s", "1 m 12 s", "2 h 05 m". */
export function duration(ms) {
  if (ms == null || Number.isNaN(ms)) return "";
  if (ms < 1000) return `${Math.max(0, Math.round(ms))} ms`;
  if (ms < 10000) return `${(ms / 1000).toFixed(1)} s`;
  const s = Math.floor(ms / 1000);
  if (s < 60) return `${s} s`;
  if (s < 3600) return `${Math.floor(s / 60)} m ${String(s % 60).padStart(2, "0")} s`;
  return `${Math.floor(s / 3600)} h ${String(Math.floor((s % 3600) / 60)).padStart(2, "0")} m`;
}

/** A count with thousands separators. */
export function count(n) {
  return countFormat.format(n);
}
