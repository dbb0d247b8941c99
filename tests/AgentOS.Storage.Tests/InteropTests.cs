using System.Diagnostics;
using AgentOS.Testing;

namespace AgentOS.Storage.Tests;

/// <summary>npm agentfs-sdk 0.6.4 reads what we wrote and we read what it wrote, in one and the same file.</summary>
public sealed class InteropTests
{
    private const string Package = "agentfs-sdk@0.6.4";

    [Fact]
    public async Task The_peer_reads_and_writes_our_file()
    {
        string? modules = InstallPeer();
        Assert.SkipUnless(modules is not null, $"npm cannot install {Package} here");
        using TempDirectory directory = new();
        string path = directory["agent.db"];
        byte[] big = new byte[200_000];
        new Random(3).NextBytes(big);
        await using (AgentDatabase agent = await AgentDatabase.OpenAsync(path))
        {
            await agent.Files.WriteTextAsync("/ours/hello.txt", "from us");
            await agent.Files.WriteAsync("/ours/big.bin", big);
            await agent.KeyValue.SetJsonAsync("ours", "{\"a\":1}");
            await agent.ToolCalls.RecordAsync("tool", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddSeconds(1), "{}", "[1]");
        }

        string script = Path.Combine(modules!, "peer.mjs");
        await File.WriteAllTextAsync(script, """
            import { AgentFS } from 'agentfs-sdk';
            import { createHash } from 'node:crypto';
            const agent = await AgentFS.open({ path: process.argv[2] });
            const big = await agent.fs.readFile('/ours/big.bin');
            console.log(await agent.fs.readFile('/ours/hello.txt', 'utf8'));
            console.log(createHash('sha256').update(big).digest('hex'));
            console.log(JSON.stringify(await agent.kv.get('ours')));
            console.log((await agent.tools.getByName('tool'))[0].duration_ms);
            await agent.fs.writeFile('/theirs/hello.txt', 'from them');
            await agent.fs.unlink('/ours/hello.txt');
            await agent.kv.set('theirs', [1, 2]);
            await agent.close();
            """, TestContext.Current.CancellationToken);
        string hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(big));
        Assert.Equal($"from us\n{hash}\n{{\"a\":1}}\n1000", SqliteCommand.Run("node", script, path));
        await using (AgentDatabase agent = await AgentDatabase.OpenAsync(path))
        {
            Assert.Equal("from them", await agent.Files.ReadTextAsync("/theirs/hello.txt"));
            Assert.Equal(["big.bin"], (await agent.Files.ListAsync("/ours")).Select(static entry => entry.Name));
            Assert.Equal("[1,2]", await agent.KeyValue.GetJsonAsync("theirs"));
        }

        Assert.Equal("ok", SqliteCommand.Run(path, "PRAGMA integrity_check"));
    }

    private static string? InstallPeer()
    {
        string cache = Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "npm", Package);
        if (Directory.Exists(Path.Combine(cache, "node_modules", "agentfs-sdk")))
            return cache;
        Directory.CreateDirectory(cache);
        try
        {
            ProcessStartInfo start = new("npm", ["install", "--prefix", cache, "--no-audit", "--no-fund", Package])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using Process npm = Process.Start(start)!;
            _ = npm.StandardError.ReadToEndAsync();
            npm.StandardOutput.ReadToEnd();
            npm.WaitForExit();
            return npm.ExitCode == 0 ? cache : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
