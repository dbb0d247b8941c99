using System.Text;
using System.Text.Json;
using AgentOS.Client;
using AgentOS.Errors;

// Start a kernel first: agentos kernel
await using AgentOSClient client = await AgentOSClient.ConnectAsync(args.Length > 0 ? args[0] : null);

await client.Files.WriteAsync("/reports/summary.txt", "Hello, world!\n"u8.ToArray());
Console.Write(Encoding.UTF8.GetString(await client.Files.ReadAsync("/reports/summary.txt")));

await client.KeyValues.SetAsync("user:name", JsonDocument.Parse("\"Ada\"").RootElement);
Console.WriteLine(await client.KeyValues.GetAsync("user:name"));

long call = await client.ToolCalls.StartAsync("search");
await client.ToolCalls.SuccessAsync(call);
Console.WriteLine((await client.ToolCalls.GetAsync(call))!.Status);

// Many calls at a time on one connection.
byte[][] echoes = await Task.WhenAll(Enumerable.Range(0, 100).Select(number => client.EchoAsync(Encoding.UTF8.GetBytes($"{number}"))));
Console.WriteLine($"{echoes.Length} echoes");

try
{
    await client.Files.ReadAsync("/nonexistent.txt");
}
catch (AgentOSException failure)
{
    Console.WriteLine(failure.Definition.Code);
}
