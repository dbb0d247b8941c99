using AgentOS.Storage.Files;
using AgentOS.Storage.Integrity;
using AgentOS.Testing;

namespace AgentOS.Storage.Tests.Compatibility;

/// <summary>One file, changed in turn by this project and by npm agentfs-sdk 0.6.4: after every step both see the same, and the file is sound.</summary>
public sealed class PeerInteropTests
{
    private static readonly byte[] s_big = [.. Enumerable.Range(0, 200_000).Select(static i => (byte)(i * 7 % 253))];
    private static readonly DateTimeOffset s_then = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);

    private static readonly Step[] s_steps =
    [
        Step.ByUs(static agent => agent.Files.WriteTextAsync("/a/ours.txt", "from us")),
        Step.ByThem("await fs.writeFile('/a/theirs.txt', 'from them')"),
        Step.ByUs(static agent => agent.Files.WriteAsync("/big.bin", s_big)),
        Step.ByThem("await fs.writeFile('/big2.bin', Buffer.alloc(150000, 'xyz'))"),
        Step.ByThem("const h = await fs.open('/big.bin'); await h.pwrite(65530, Buffer.from('across two chunks')); await h.fsync()"),
        Step.ByUs(static agent => WriteAtAsync(agent, "/big2.bin", 4090, "across two chunks")),
        Step.ByThem("const h = await fs.open('/big.bin'); await h.truncate(70000); await h.fsync()"),
        Step.ByUs(static agent => agent.Files.TruncateAsync("/big2.bin", 100_000)),
        Step.ByUs(static agent => agent.Files.AppendAsync("/big.bin", "the end"u8.ToArray())),
        Step.ByThem("const h = await fs.open('/big2.bin'); await h.pwrite(100000, Buffer.from('the end')); await h.fsync()"),
        Step.ByUs(static agent => agent.Files.WriteTextAsync("/empty-ours", "")),
        Step.ByThem("await fs.writeFile('/empty-theirs', '')"),
        Step.ByUs(static agent => agent.Files.WriteTextAsync("/a/theirs.txt", "rewritten by us")),
        Step.ByThem("await fs.writeFile('/a/ours.txt', 'rewritten by them')"),
        Step.ByUs(static agent => agent.Files.MakeDirectoriesAsync("/d/e/f")),
        Step.ByThem("await fs.mkdir('/d/e/f/g'); await fs.mkdir('/d/theirs')"),
        Step.ByThem("await fs.rmdir('/d/e/f/g')"),
        Step.ByUs(static agent => agent.Files.RemoveAsync("/d/theirs")),
        Step.ByThem("await fs.rmdir('/d/e/f')"),
        Step.ByUs(static agent => agent.Files.RenameAsync("/a/ours.txt", "/d/e/moved by us.txt")),
        Step.ByThem("await fs.rename('/a/theirs.txt', '/d/e/moved by them.txt')"),
        Step.ByUs(static agent => agent.Files.RenameAsync("/d/e", "/e")),
        Step.ByThem("await fs.rename('/e', '/a/e')"),
        Step.ByThem("await fs.rename('/a/e/moved by us.txt', '/a/e/moved by them.txt')"),
        Step.ByUs(static agent => agent.Files.RenameAsync("/empty-ours", "/empty-theirs")),
        Step.ByUs(static agent => agent.Files.MakeSymbolicLinkAsync("big.bin", "/link-ours")),
        Step.ByThem("await fs.symlink('a/e', '/link-theirs')"),
        Step.ByThem("await fs.writeFile('/target', await fs.readlink('/link-ours'))"),
        Step.ByUs(static agent => agent.Files.DeleteFileAsync("/link-ours")),
        Step.ByUs(static agent => agent.Files.LinkAsync("/big.bin", "/a/hard")),
        Step.ByThem("await fs.unlink('/big.bin')"),
        Step.ByUs(static agent => agent.Files.DeleteFileAsync("/a/hard")),
        Step.ByThem("await fs.copyFile('/big2.bin', '/copied by them')"),
        Step.ByUs(static agent => agent.Files.CopyAsync("/copied by them", "/copied by us")),
        Step.ByThem("await fs.unlink('/copied by them')"),
        Step.ByThem("await fs.writeFile('/sparse-theirs', 'abc'); const h = await fs.open('/sparse-theirs'); await h.truncate(300000); await h.fsync()"),
        Step.ByUs(static agent => agent.Files.TruncateAsync("/sparse-theirs", 250_000)),
        Step.ByUs(static agent => WriteAtAsync(agent, "/sparse-theirs", 260_000, "far")),
        Step.ByUs(static agent => WriteAtAsync(agent, "/sparse-ours", 500_000, "far")),
        Step.ByThem("const h = await fs.open('/sparse-ours'); await h.pwrite(100, Buffer.from('near')); await h.truncate(400000); await h.fsync()"),
        Step.ByUs(static agent => agent.Files.ChangeModeAsync("/copied by us", 0x1ED)),
        Step.ByUs(static agent => agent.Files.SetTimesAsync("/copied by us", new FileTime(5, 6), new FileTime(7, 8))),
        Step.ByThem("await fs.writeFile('/copied by us', 'new content, old mode')"),
        Step.ByUs(static agent => agent.Files.WriteTextAsync("/naïve 文件 'quoted' \"twice\".txt", "ü")),
        Step.ByThem("await fs.writeFile('/ключ/鍵.txt', 'ü')"),
        Step.ByUs(static agent => agent.Files.WriteTextAsync("/" + new string('n', 255), "long")),
        Step.ByThem("await fs.rm('/a', { recursive: true })"),
        Step.ByUs(static agent => agent.Files.RemoveTreeAsync("/ключ")),
        Step.ByUs(static agent => agent.KeyValue.SetJsonAsync("ours", "{\"a\":[1,2.5,null,true],\"b\":\"ü\"}")),
        Step.ByThem("await kv.set('theirs', { nested: { list: [1, 'zwei'] } })"),
        Step.ByUs(static agent => agent.KeyValue.SetJsonAsync("theirs", "[]")),
        Step.ByThem("await kv.set('ours', 'text')"),
        Step.ByUs(static agent => agent.KeyValue.SetJsonAsync("esc%_\\x", "1")),
        Step.ByThem("await kv.delete('esc%_\\\\x')"),
        Step.ByUs(static agent => agent.KeyValue.DeleteAsync("theirs")),
        Step.ByThem("await kv.set('', null); await kv.set('ключ', false)"),
        Step.ByUs(static agent => agent.ToolCalls.RecordAsync("ours", s_then, s_then.AddSeconds(2), "{\"q\":1}", "[1]")),
        Step.ByThem("await tools.record('theirs', 1700000000, 1700000001, { q: 'x' }, { ok: true })"),
        Step.ByUs(static agent => agent.ToolCalls.RecordAsync("ours", s_then, s_then.AddSeconds(2), error: "it broke")),
        Step.ByThem("await tools.record('theirs', 1700000000.25, 1700000001.75, undefined, undefined, 'it broke')"),
        Step.ByUs(static agent => agent.ToolCalls.StartAsync("started by us", "{}")),
        Step.ByThem("await tools.success(5, { done: 1 })"),
        Step.ByThem("await tools.start('started by them', { p: 1 })"),
        Step.ByUs(static agent => agent.ToolCalls.FailAsync(6, "failed by us")),
    ];

    [Fact]
    public async Task Both_see_the_same_after_every_step_of_either()
    {
        PeerPackage.Demand();
        using TempDirectory directory = new();
        string path = directory["agent.db"];
        await AgentDatabase.CreateAsync(path, cancellationToken: TestContext.Current.CancellationToken);
        await PlayAsync(path);
    }

    [Fact]
    public async Task The_same_in_a_file_the_peer_made()
    {
        PeerPackage.Demand();
        using TempDirectory directory = new();
        string path = directory["agent.db"];
        PeerPackage.Run(path, "await fs.writeFile('/first', 'x')");
        await PlayAsync(path);
    }

    private static async Task PlayAsync(string path)
    {
        string before = await AgentState.ReadAsync(path);
        foreach (Step step in s_steps)
        {
            if (step.Ours is not null)
            {
                await using AgentDatabase agent = await AgentDatabase.OpenAsync(path);
                await step.Ours(agent);
            }

            string theirs = PeerPackage.Run(path, step.Theirs ?? "");
            string ours = await AgentState.ReadAsync(path);
            Assert.True(ours == theirs, $"after {step.Name}\nwe see:\n{ours}\nthey see:\n{theirs}");
            Assert.True(ours != before, $"{step.Name} changed nothing");
            Assert.True(DatabaseIntegrity.Check(path).Findings is [], $"after {step.Name}: {string.Join("; ", DatabaseIntegrity.Check(path).Findings)}");
            before = ours;
        }
    }

    private static async Task WriteAtAsync(AgentDatabase agent, string path, long offset, string text)
    {
        await using Stream stream = await agent.Files.OpenAsync(path, FileMode.OpenOrCreate, FileAccess.Write);
        stream.Position = offset;
        await stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text));
    }
}
