using AgentOS.Storage;
using AgentOS.Storage.ToolCalls;

await using AgentDatabase agent = await AgentDatabase.OpenAsync(args.Length > 0 ? args[0] : ":memory:");

long search = await agent.ToolCalls.StartAsync("web_search", """{"query":"AI agents"}""");
await agent.ToolCalls.SucceedAsync(search, """{"results":["one","two"]}""");

DateTimeOffset started = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);
await agent.ToolCalls.RecordAsync("database_query", started, started.AddSeconds(1.5), error: "Connection timeout");

foreach (ToolCallStatistics tool in await agent.ToolCalls.GetStatisticsAsync())
    Console.WriteLine($"{tool.Name}: {tool.Successful} of {tool.TotalCalls} succeeded, {tool.AverageDurationMilliseconds:F0} ms");
