using System.Text.Json;
using AgentOS.Testing;
using AgentOS.Testing.Git;
using AgentOS.Testing.Machines;

namespace AgentOS.Acceptance.Tests.Store;

/// <summary>An agent of a real git server, in a real machine; and in the process tier when there is no image, or the user asks for it. The image has busybox.</summary>
public sealed class AgentMachineTests : IDisposable
{
    private const string Manifest = """
        name: vm-agent
        display_name: VM agent
        version: 1.0.0
        description: Says where it runs.
        author: {name: AgentOS}
        runtime:
          language: bash
          run_command: exec sh agent.sh
          setup_command: uname -r > made; mkdir ~/.tools; echo tool > ~/.tools/t; echo rc > ~/.rc; ln -s made link
          resources: {max_memory: 192MB, max_cpu: 1}
        """;

    // A message's content is a command's; its output is the answer.
    private const string Script = """
        echo '{"type":"ready"}'
        while read -r line; do
          case "$line" in
            *'"shutdown"'*) exit 0 ;;
            *'"message"'*)
              id=${line#*\"message_id\":\"}; id=${id%%\"*}; run=${line#*\"content\":\"}; run=${run%%\"*}
              printf '{"type":"response","content":"%s","message_id":"%s","done":true}\n' "$(eval "$run" 2>&1 | tr '\n"' ';_')" "$id" ;;
          esac
        done
        """;

    private readonly TempDirectory _directory = new();
    private readonly GitHttpServer _server;

    public AgentMachineTests()
    {
        Directory.CreateDirectory(_directory["work"]);
        File.WriteAllText(_directory["work/agent.yaml"], Manifest);
        File.WriteAllText(_directory["work/agent.sh"], Script);
        BashScript.Run(_directory.Path, """
            export GIT_CONFIG_GLOBAL=/dev/null GIT_AUTHOR_NAME=t GIT_AUTHOR_EMAIL=t@example.org GIT_COMMITTER_NAME=t GIT_COMMITTER_EMAIL=t@example.org
            cd work && git init -q -b main && git add -A && git commit -qm first && git clone -q --bare . ../agent.git
            """);
        _server = new GitHttpServer(_directory.Path);
    }

    public void Dispose()
    {
        _server.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public async Task An_agent_from_the_network_runs_in_a_machine_of_its_own()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/qemu-system-x86_64"), "QEMU is not installed");
        (await ScriptAsync($"agent vm doctor --fetch; agent image import {TestMachines.Busybox} --name docker.io/library/python:3.11-slim")).Succeeded();
        try
        {
            (await ScriptAsync("mkdir project; echo base > project/p")).Succeeded();
            (string[] answers, string screen) = await AskAsync("--workspace project", "uname -r; cat made link ~/.tools/t ~/.rc", "cat $WORKSPACE/p; echo changed | busybox dd of=$WORKSPACE/p status=none; echo kept | busybox dd of=$HOME/note status=none; ls /sys/class/net; id -u");
            Assert.Contains("isolation  microVM of ", screen, StringComparison.Ordinal);
            string kernel = answers[0].Split(';')[0];
            Assert.EndsWith("-cloud-amd64", kernel, StringComparison.Ordinal);
            Assert.Equal($"{kernel};{kernel};{kernel};tool;rc;", answers[0]);
            Assert.Equal("base;lo;0;", answers[1]);
            Assert.Equal("base\n", await File.ReadAllTextAsync(_directory["project/p"], TestContext.Current.CancellationToken));

            // The session goes on, and the same one in the other tier, where setup is another.
            Assert.Equal("kept;changed;", (await AskAsync("--resume one", "cat ~/note $WORKSPACE/p")).Answers[0]);
            (answers, screen) = await AskAsync("--resume one --isolation process", "cat ~/note; uname -r; cat made");
            Assert.Contains("process, strict: you asked for it", screen, StringComparison.Ordinal);
            string own = (await ScriptAsync("uname -r")).Output.Trim();
            Assert.Equal($"kept;{own};{own};", answers[0]);
        }
        finally
        {
            (await ScriptAsync("agent vm clean --all")).Succeeded();
        }
    }

    [Theory]
    [InlineData("busybox mv $d/home $d/gone && ln -s /etc $d/home", "not its own to change")]
    [InlineData("echo not a database > $d/setup.db", "setup.db: not its own to change")]
    [InlineData("echo fine > $d/home/fine", null)]
    public async Task Setup_in_a_machine_changes_nothing_but_its_code_and_its_home(string setup, string? reason)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/qemu-system-x86_64"), "QEMU is not installed");
        (await ScriptAsync($"agent vm doctor --fetch; agent image import {TestMachines.Busybox} --name docker.io/library/python:3.11-slim")).Succeeded();
        // Both are below a directory that its root finds.
        string found = $"for d in $(busybox find / -path /proc -prune -o -type d -name '*.draft' -print); do {setup}; done";
        string[] lines = [.. Manifest.Split('\n').Select(line => line.Contains("setup_command", StringComparison.Ordinal) ? $"  setup_command: {found}" : line)];
        await File.WriteAllLinesAsync(_directory["work/agent.yaml"], lines, TestContext.Current.CancellationToken);
        (await ScriptAsync("cd work; git -c user.name=t -c user.email=t@example.org commit -qam second && git push -q ../agent.git main")).Succeeded();
        try
        {
            ProgramRun run = await ScriptAsync($"echo '{{\"type\":\"shutdown\"}}' | agentos store run {_server.Address}/agent.git --agent-read --yes");
            Assert.Contains("microVM", run.Error, StringComparison.Ordinal);
            if (reason is null)
                run.Succeeded();
            else
                Assert.True(run.Error.ReplaceLineEndings(" ").Contains(reason, StringComparison.Ordinal) || run.Output.Contains(reason, StringComparison.Ordinal), run.Output + run.Error);
        }
        finally
        {
            (await ScriptAsync("agent vm clean --all")).Succeeded();
        }
    }

    [Fact]
    public async Task Without_an_image_it_runs_in_the_strict_process_tier_and_the_approval_says_why()
    {
        (string[] answers, string screen) = await AskAsync("", "uname -r");
        Assert.Contains("process, strict: it comes from the network, and no microVM", screen, StringComparison.Ordinal);
        Assert.Equal((await ScriptAsync("uname -r")).Output.Trim() + ";", answers[0]);
        ProgramRun wanted = await ScriptAsync($"agentos store run {_server.Address}/agent.git --agent-read --yes --isolation microvm < /dev/null");
        Assert.Contains("store.no-machine", wanted.Error, StringComparison.Ordinal);
    }

    private async Task<(string[] Answers, string Screen)> AskAsync(string options, params string[] commands)
    {
        IEnumerable<string> lines = [.. commands.Select((command, index) => $"{{\"type\":\"message\",\"content\":\"{command}\",\"message_id\":\"m{index}\"}}"), "{\"type\":\"shutdown\"}"];
        await File.WriteAllLinesAsync(_directory["asked"], lines, TestContext.Current.CancellationToken);
        string session = options.Contains("--resume", StringComparison.Ordinal) ? "" : "--session one";
        ProgramRun run = (await ScriptAsync($"agentos store run {_server.Address}/agent.git --agent-read --yes {session} {options} < asked")).Succeeded();
        IEnumerable<JsonElement> messages = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonDocument.Parse(line).RootElement);
        return ([.. messages.Where(static message => message.GetProperty("type").GetString() == "response").Select(static message => message.GetProperty("content").GetString()!)], run.Error.ReplaceLineEndings(" "));
    }

    // The kernel is fetched once for all tests of this checkout.
    private Task<ProgramRun> ScriptAsync(string script)
    {
        Directory.CreateDirectory(_directory["state"]);
        if (!Directory.Exists(_directory["state/cache"]))
            Directory.CreateSymbolicLink(_directory["state/cache"], TestMachines.Cache);
        return PublishedProgram.RunScriptAsync(_directory.Path, $"export AGENT_STATE_DIR=$PWD/state XDG_DATA_HOME=$PWD/data XDG_CACHE_HOME=$PWD/store; {script}");
    }
}
