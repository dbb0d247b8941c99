using AgentOS.Storage;

await using AgentDatabase agent = await AgentDatabase.OpenAsync(args.Length > 0 ? args[0] : ":memory:");

await agent.Files.WriteTextAsync("/reports/2026/summary.txt", "Hello, world!\n");
Console.Write(await agent.Files.ReadTextAsync("/reports/2026/summary.txt"));

await using (Stream log = await agent.Files.OpenAsync("/reports/log.txt", FileMode.Append, FileAccess.Write))
await using (StreamWriter writer = new(log))
{
    for (int i = 1; i <= 3; i++)
        await writer.WriteLineAsync($"line {i}");
}

foreach (WalkEntry entry in await agent.Files.WalkAsync("/"))
    Console.WriteLine($"{(entry.Inode.IsDirectory ? 'd' : 'f')} {entry.Path} {entry.Inode.Size}");

try
{
    await agent.Files.ReadTextAsync("/nonexistent.txt");
}
catch (FileSystemException e)
{
    Console.WriteLine(e.Message);
}
