// Stands in for a package that no chart of ours calls.
module.exports = {};
