using System.Text;
using AgentOS.Client.Server;
using AgentOS.Errors;
using AgentOS.Fleet.Tokens;

namespace AgentOS.Server.Tests;

/// <summary>The .NET client, with the real server.</summary>
public sealed class ClientTests(SharedServer shared)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_program_runs_and_is_told_of_as_it_runs()
    {
        Installation.Require();
        using AgentOSServer server = Connect();
        ServerSandbox sandbox = await server.CreateAsync(new NewSandbox { Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["of_whom"] = "mine" } }, Cancellation);
        try
        {
            CommandResult result = await sandbox.ExecAsync(new SandboxCommand { Command = "cat; echo bad >&2; exit 3", Input = "typed" }, Cancellation);
            Assert.Equal(("typed", "bad\n", 3), (result.Stdout, result.Stderr, result.ExitCode));

            // The program goes on only when what it printed was told.
            List<CommandEvent> told = [];
            await foreach (CommandEvent happened in sandbox.StreamAsync(new SandboxCommand { Command = "echo first; until [ -e /agent/seen ]; do sleep 0.05; done; echo second" }, Cancellation))
            {
                told.Add(happened);
                if (happened.Data == "first\n")
                    await sandbox.WriteFileAsync("/agent/seen", "yes"u8.ToArray(), Cancellation);
            }

            Assert.Equal("first\nsecond\n", string.Concat(told.Select(happened => happened.Data)));
            Assert.Equal(0, told[^1].ExitCode);
            Assert.Equal("yes", Encoding.UTF8.GetString(await sandbox.ReadFileAsync("/agent/seen", Cancellation)));

            ServerSandbox found = await server.GetAsync(sandbox.Status.Id, Cancellation);
            Assert.Equal("mine", found.Status.Metadata["of_whom"]);
            await found.PauseAsync(Cancellation);
            Assert.Equal("paused", found.Status.State);
            await found.ResumeAsync(Cancellation);
            Assert.Contains(await server.ListAsync(Cancellation), listed => listed.Status.Id == sandbox.Status.Id);
        }
        finally
        {
            await sandbox.DeleteAsync(CancellationToken.None);
        }
    }

    [Fact]
    public async Task A_terminal_is_typed_at_resized_and_read()
    {
        Installation.Require();
        using AgentOSServer server = Connect();
        ServerSandbox sandbox = await server.CreateAsync(new NewSandbox(), Cancellation);
        try
        {
            await using ServerTerminal terminal = await sandbox.OpenTerminalAsync(
                new TerminalProgram { Command = "stty size; read line; stty size; echo got $line $KEPT; exit 7", Rows = 30, Cols = 100, Env = new Dictionary<string, string>(StringComparer.Ordinal) { ["KEPT"] = "yes" } }, Cancellation);
            string shown = "";
            await foreach (TerminalOutput output in terminal.ReadAsync(Cancellation))
            {
                bool isAsked = shown.Contains("30 100", StringComparison.Ordinal);
                shown += Encoding.UTF8.GetString(output.Data.Span);
                if (isAsked || !shown.Contains("30 100", StringComparison.Ordinal))
                    continue;
                await terminal.ResizeAsync(40, 120, Cancellation);
                await terminal.WriteAsync("hello\r"u8.ToArray(), Cancellation);
            }

            Assert.Contains("40 120", shown, StringComparison.Ordinal);
            Assert.Contains("got hello yes", shown, StringComparison.Ordinal);
            Assert.Equal(7, terminal.ExitCode);

            await using ServerTerminal pipes = await sandbox.OpenTerminalAsync(new TerminalProgram { Command = "cat; echo error >&2; sleep 1000", Tty = false }, Cancellation);
            await pipes.WriteAsync("typed"u8.ToArray(), Cancellation);
            await pipes.EndInputAsync(Cancellation);
            string told = "", complained = "";
            await foreach (TerminalOutput output in pipes.ReadAsync(Cancellation))
            {
                string text = Encoding.UTF8.GetString(output.Data.Span);
                if (!output.IsError)
                    told += text;
                else if ((complained += text) == "error\n")
                    await pipes.SignalAsync(9, Cancellation);
            }

            Assert.Equal(("typed", "error\n", 137), (told, complained, pipes.ExitCode));
            Assert.Equal("server.bad-request", (await Assert.ThrowsAsync<AgentOSException>(() => sandbox.OpenTerminalAsync(new TerminalProgram { Args = [] }, Cancellation))).Definition.Code);
        }
        finally
        {
            await sandbox.DeleteAsync(CancellationToken.None);
        }

        Assert.Equal("sandboxes.not-found", (await Assert.ThrowsAsync<AgentOSException>(() => sandbox.OpenTerminalAsync(cancellationToken: Cancellation))).Definition.Code);
    }

    [Fact]
    public async Task A_refusal_has_the_catalogues_code_and_remedy()
    {
        Installation.Require();
        using AgentOSServer server = Connect();
        AgentOSException refused = await Assert.ThrowsAsync<AgentOSException>(() => server.GetAsync("none", Cancellation));
        Assert.Equal("sandboxes.not-found", refused.Definition.Code);
        Assert.NotEmpty(refused.Definition.Remedy);
        using AgentOSServer nobody = new(new Uri("http://127.0.0.1:1"), "none");
        Assert.Equal("client.server-unreachable", (await Assert.ThrowsAsync<AgentOSException>(() => nobody.ListAsync(Cancellation))).Definition.Code);
    }

    private AgentOSServer Connect() => new(shared.Server.Address, shared.Server.Tokens.Create("client", TokenScopes.Usual, lifetime: null).Text);
}
