using System.Text.Json;
using AgentOS.Testing;

namespace AgentOS.Acceptance.Tests;

/// <summary>What the HTTP API tells of the user's kernel. As another user, whose kernel is nobody else's.</summary>
public sealed class KernelByHttpTests
{
    private const string Script = """
        token=$(agentos server token create test --scope read)
        mkfifo server kernel
        agentos server --addr 127.0.0.1:0 > server & exec 3< server; read -r line <&3
        ask() { curl -s -H "Authorization: Bearer $token" "$(echo "$line" | grep -o 'http://[^ ]*')/v1/kernel"; echo; }
        ask
        agentos kernel 2> kernel & exec 4< kernel; read -r up <&4
        ask
        agentos kernel stop; ask; kill %1; wait
        """;

    [Fact]
    public async Task The_kernel_is_told_of_while_it_runs()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root can be somebody else");
        Assert.SkipUnless(File.Exists("/usr/bin/curl"), "curl is not installed");
        using TempDirectory directory = new();
        foreach (string name in (string[])["run", "state"])
            Directory.CreateDirectory(directory[name]);
        await File.WriteAllTextAsync(directory["script"], Script, TestContext.Current.CancellationToken);
        ProgramRun run = (await PublishedProgram.RunScriptAsync(
            directory.Path,
            "chown -R nobody . && AGENT_STATE_DIR=$PWD/state XDG_RUNTIME_DIR=$PWD/run HOME=$PWD/state exec setpriv --reuid=nobody --regid=nogroup --clear-groups bash script")).Succeeded();

        JsonElement[] told = [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];
        Assert.Equal(3, told.Length);
        Assert.Equal(JsonValueKind.Null, told[0].GetProperty("system").ValueKind);
        Assert.Equal(0, told[1].GetProperty("system").GetProperty("kernel").GetProperty("agents").GetInt32());
        Assert.Equal(0, told[1].GetProperty("agents").GetProperty("count").GetInt32());
        Assert.Equal(JsonValueKind.Null, told[2].GetProperty("system").ValueKind);
    }
}
