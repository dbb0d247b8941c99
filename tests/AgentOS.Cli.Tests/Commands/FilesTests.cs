using System.Text.Json;

namespace AgentOS.Cli.Tests.Commands;

public class FilesTests
{
    [Fact]
    public async Task Ls_prints_a_letter_and_a_name_for_each_entry()
    {
        using Agent agent = await Agent.CreateAsync();
        await agent.OutputOfAsync("fs", "write", "hello.txt", "hello, agent\n");
        await agent.OutputOfAsync("fs", "mkdir", "-p", "a/b");
        await agent.OutputOfAsync("fs", "ln", "-s", "/hello.txt", "link");
        Assert.Equal("d a\nf hello.txt\nl link\n", await agent.OutputOfAsync("fs", "ls"));
        Assert.Equal("d a\nd a/b\nf hello.txt\nl link\n", await agent.OutputOfAsync("fs", "ls", "-R"));
        Assert.Equal("f hello.txt\n", await agent.OutputOfAsync("fs", "ls", "/hello.txt"));
        Assert.Equal("hello, agent\n", await agent.OutputOfAsync("fs", "cat", "hello.txt"));
        Assert.Contains("l rwxrwxrwx", await agent.OutputOfAsync("fs", "ls", "-l"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cat_prints_every_byte_of_every_file()
    {
        using Agent agent = await Agent.CreateAsync();
        byte[] content = [0, 255, 27, 10, 13, 128];
        await File.WriteAllBytesAsync(agent["bytes"], content);
        await agent.OutputOfAsync("fs", "cp", agent["bytes"], "agent:/bytes");
        CommandLineRun run = await agent.RunOnTerminalAsync("fs", "cat", "bytes", "bytes");
        Assert.Equal([.. content, .. content], run.OutputBytes);
    }

    [Fact]
    public async Task A_name_with_escape_sequences_is_shown_harmless_on_a_terminal_and_exact_in_a_pipe()
    {
        using Agent agent = await Agent.CreateAsync();
        await agent.OutputOfAsync("fs", "write", "\u001b[2Jx\n", "");
        Assert.Equal("f \\x1B[2Jx\\n\n", (await agent.RunOnTerminalAsync("fs", "ls")).Output);
        Assert.Equal("f \u001b[2Jx\n\n", await agent.OutputOfAsync("fs", "ls"));
        CommandLineRun failed = await agent.RunOnTerminalAsync("fs", "cat", "\u001b[31m");
        Assert.DoesNotContain('\u001b', failed.Error);
    }

    [Fact]
    public async Task Ls_as_json_has_stable_names()
    {
        using Agent agent = await Agent.CreateAsync();
        await agent.OutputOfAsync("fs", "write", "x", "123");
        JsonElement entry = Assert.Single((await agent.RunAsync("fs", "ls", "--json")).Succeeded().Json.EnumerateArray());
        Assert.Equal("/x", entry.GetProperty("path").GetString());
        Assert.Equal("file", entry.GetProperty("type").GetString());
        Assert.Equal("0644", entry.GetProperty("mode").GetString());
        Assert.Equal(3, entry.GetProperty("size").GetInt64());
        Assert.Equal(
            ["path", "type", "mode", "size", "links", "uid", "gid", "inode", "disk_bytes", "modified", "changed", "accessed", "target"],
            entry.EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public async Task Write_takes_standard_input_and_appends()
    {
        using Agent agent = await Agent.CreateAsync();
        (await agent.RunWithInputAsync("one\n", "fs", "write", "log")).Succeeded();
        (await agent.RunWithInputAsync("two\n", "fs", "write", "-a", "log")).Succeeded();
        Assert.Equal("one\ntwo\n", await agent.OutputOfAsync("fs", "cat", "log"));
    }

    [Fact]
    public async Task Files_are_moved_linked_and_removed()
    {
        using Agent agent = await Agent.CreateAsync();
        await agent.OutputOfAsync("fs", "write", "d/x", "1");
        await agent.OutputOfAsync("fs", "mv", "d/x", "/");
        await agent.OutputOfAsync("fs", "ln", "x", "y");
        Assert.Equal("d d\nf x\nf y\n", await agent.OutputOfAsync("fs", "ls"));
        await agent.OutputOfAsync("fs", "rm", "-r", "d", "x");
        await agent.OutputOfAsync("fs", "rm", "-f", "nothing");
        Assert.Equal("f y\n", await agent.OutputOfAsync("fs", "ls"));
        Assert.Equal(1, (await agent.RunAsync("fs", "rm", "nothing")).ExitCode);
    }

    [Fact]
    public async Task Tree_du_find_and_stat_describe_what_is_there()
    {
        using Agent agent = await Agent.CreateAsync();
        await agent.OutputOfAsync("fs", "write", "a/b/x.log", "12345");
        await agent.OutputOfAsync("fs", "write", "a/y", "1");
        Assert.Equal("/\n└── a\n    ├── b\n    │   └── x.log\n    └── y\n", await agent.OutputOfAsync("fs", "tree"));
        Assert.Equal("/a/b/x.log\n", await agent.OutputOfAsync("fs", "find", "-name", "*.log", "-type", "f"));
        JsonElement total = Assert.Single((await agent.RunAsync("fs", "du", "-s", "--json")).Succeeded().Json.EnumerateArray());
        Assert.Equal(1024, total.GetProperty("bytes").GetInt64());
        Assert.Equal(4, total.GetProperty("files").GetInt64());
        Assert.Contains("Size:     5 bytes", await agent.OutputOfAsync("fs", "stat", "a/b/x.log"), StringComparison.Ordinal);
    }
}
