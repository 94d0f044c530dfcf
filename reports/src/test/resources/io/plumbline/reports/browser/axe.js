// What would keep somebody from using the page with a screen reader, a keyboard or poor sight.
async () => {
  const results = await axe.run(document, {resultTypes: ["violations"]});
  return results.violations
    .filter((each) => ["serious", "critical"].includes(each.impact))
    .map((each) => `${each.id}: ${each.help}: ${each.nodes.slice(0, 3).map((node) => `${node.target} ${node.html.slice(0, 100)}`)} (${each.nodes.length})`);
}
