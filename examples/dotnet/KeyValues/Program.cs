using AgentOS.Examples;
using AgentOS.Storage;
using AgentOS.Storage.KeyValues;

await using AgentDatabase agent = await AgentDatabase.OpenAsync(args.Length > 0 ? args[0] : ":memory:");

await agent.KeyValue.SetAsync("config", new Configuration("dark", "en"), ExampleJson.Default.Configuration);
await agent.KeyValue.SetJsonAsync("counter", "42");

Configuration? configuration = await agent.KeyValue.GetAsync("config", ExampleJson.Default.Configuration);
Console.WriteLine($"theme: {configuration?.Theme}");

bool counted = await agent.KeyValue.CompareAndSetAsync("counter", expectedJson: "42", newJson: "43");
Console.WriteLine($"counted: {counted}");

foreach (KeyValueEntry entry in await agent.KeyValue.ListAsync("co"))
    Console.WriteLine($"{entry.Key} = {entry.Json}");
