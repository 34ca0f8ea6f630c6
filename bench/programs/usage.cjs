/** CPU time of this process so far, all threads, in milliseconds. */
function cpu() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Lap times in CPU milliseconds: each call ends the phase that runs and names it. */
function stopwatch() {
  const phases = {};
  let since = cpu();
  return {
    phases,
    lap(phase) {
      const now = cpu();
      phases[phase] = (phases[phase] ?? 0) + now - since;
      since = now;
    },
  };
}

/** Prints what the process used, as one line of JSON: CPU milliseconds, peak MiB, and what the program measured itself. */
function printUsage(measured = {}) {
  const peak = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(`${JSON.stringify({ cpu: cpu(), peak, ...measured })}\n`);
}

module.exports = { cpu, printUsage, stopwatch };
