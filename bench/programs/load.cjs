/** Loads the modules named as arguments and nothing else. */
const { printUsage } = require('./usage.cjs');

for (const name of process.argv.slice(2)) require(name);
printUsage();
