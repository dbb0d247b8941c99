using AgentOS.Security.Tests.Laboratory;

namespace AgentOS.Security.Tests.Items;

/// <summary>H18: a program started from a person's terminal types a command for them. What was typed, the next reader of the terminal prints.</summary>
public sealed class H18OperatorTests(SecurityLaboratory laboratory)
{
    private const string EndOfInput = "\u0004";

    // What is typed before the program gave the terminal back would be the program's.
    private const string Ended = "the program has ended";

    [Fact]
    public async Task The_operator_s_terminal_receives_nothing()
    {
        Privileges.Require(Starter.Root);
        string database = Path.Combine(laboratory.Yard.State(Starter.Root), "operator.db");

        string screen = await OnTerminalAsync($"{Agentos.Program} run --quiet --db {database} -- {laboratory.Yard.Probe} push_into_terminal");

        Assert.Contains("H18 operator EPERM", screen, StringComparison.Ordinal);
        Assert.DoesNotContain("INJECTED", screen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Positive_control_without_a_sandbox_it_is_typed()
    {
        Privileges.Require(Starter.Root);

        string screen = await OnTerminalAsync($"{laboratory.Yard.Probe} push_into_terminal");

        Assert.SkipWhen(screen.Contains("H18 operator EIO", StringComparison.Ordinal), "this kernel refuses to push input into terminals (dev.tty.legacy_tiocsti)");
        Assert.Contains("INJECTED", screen, StringComparison.Ordinal);
    }

    // script(1) makes the terminal; cat is the operator's next program.
    private async Task<string> OnTerminalAsync(string command)
    {
        await using HostProgram terminal = laboratory.StartFreely(Starter.Root, "script", "-qec", $"{command}; echo {Ended}; cat", "/dev/null");
        var screen = new System.Text.StringBuilder();
        while (!screen.ToString().Contains(Ended, StringComparison.Ordinal))
            screen.AppendLine(await terminal.Output.ReadLineAsync(TestContext.Current.CancellationToken));
        await terminal.Input.WriteAsync(EndOfInput.AsMemory(), TestContext.Current.CancellationToken);
        await terminal.Input.FlushAsync(TestContext.Current.CancellationToken);
        ProgramRun rest = await terminal.FinishAsync(SecurityLaboratory.RunLimit);
        return screen + rest.Output;
    }
}
