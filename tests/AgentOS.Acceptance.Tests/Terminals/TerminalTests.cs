using AgentOS.Testing;

namespace AgentOS.Acceptance.Tests.Terminals;

/// <summary>An interactive shell in a sandbox, as the person at the terminal meets it.</summary>
public sealed class TerminalTests : IDisposable
{
    private const string Shell = "agentos run -q -- bash --norc --noprofile";
    private const string Prompt = "$ ";

    // Says when it runs, and when it runs again. What is typed is echoed, so no word it says is typed in one piece.
    private const string Sleeper = """
        sh -c 'trap "echo con""tinued" CONT; sleep 1000 & echo sta""rted; while :; do wait; done'

        """;

    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Commands_are_typed_and_answered_and_the_end_of_input_ends_the_shell()
    {
        await using TerminalSession session = await TerminalSession.StartAsync(_directory.Path, Shell);
        await session.TypeAsync("echo one$((1+1))three; tty\n");
        await session.ExpectAsync("one2three");
        await session.ExpectAsync("/dev/pts/");
        await session.ExpectAsync(Prompt);
        await session.TypeAsync("(exit 7)\n");
        await session.ExpectAsync("(exit 7)");
        await session.ExpectAsync(Prompt); // Typed before the shell reads keys, the end of input would be lost, as on every terminal.
        await session.TypeAsync(TerminalSession.EndOfInput);
        Assert.Equal(7, await session.EndAsync());
    }

    [Fact]
    public async Task The_interrupt_key_ends_the_foreground_program_only()
    {
        await using TerminalSession session = await TerminalSession.StartAsync(_directory.Path, Shell);
        await session.TypeAsync(Sleeper);
        await session.ExpectAsync("started");
        await session.TypeAsync(TerminalSession.Interrupt);
        await session.ExpectAsync(Prompt);
        await session.TypeAsync("echo sta''tus=$?\n");
        await session.ExpectAsync("status=130");
        await session.TypeAsync("exit\n");
        await session.EndAsync();
    }

    [Fact]
    public async Task A_program_is_suspended_and_brought_back()
    {
        await using TerminalSession session = await TerminalSession.StartAsync(_directory.Path, Shell);
        await session.TypeAsync(Sleeper);
        await session.ExpectAsync("started");
        await session.TypeAsync(TerminalSession.Suspend);
        await session.ExpectAsync("Stopped");
        await session.ExpectAsync(Prompt);
        await session.TypeAsync("jobs\n");
        await session.ExpectAsync("[1]+");
        await session.TypeAsync("fg\n");
        await session.ExpectAsync("continued");
        await session.TypeAsync(TerminalSession.Interrupt);
        await session.ExpectAsync(Prompt);
        await session.TypeAsync("echo ba''ck=$?\n");
        await session.ExpectAsync("back=130");
        await session.TypeAsync("exit\n");
        await session.EndAsync();
    }

    [Fact]
    public async Task A_new_size_of_the_window_reaches_the_program()
    {
        await using TerminalSession session = await TerminalSession.StartAsync(_directory.Path, Shell);
        await session.TypeAsync("stty size\n");
        await session.ExpectAsync("24 80");
        await session.TypeAsync("sh -c 'trap \"stty size\" WINCH; sleep 1000 & echo sta\"\"rted; while :; do wait; done'\n");
        await session.ExpectAsync("started");
        await session.WidenAsync(101);
        await session.ExpectAsync("24 101");
        await session.TypeAsync(TerminalSession.Interrupt);
        await session.ExpectAsync(Prompt);
        await session.TypeAsync("exit\n");
        await session.EndAsync();
    }

    [Fact]
    public async Task A_program_that_is_not_there_does_not_hang()
    {
        await using TerminalSession session = await TerminalSession.StartAsync(_directory.Path, "agentos run --quiet --workspace none no-such-program");
        Assert.Equal(127, await session.EndAsync());
    }

    [Fact]
    public async Task The_terminal_is_left_as_it_was()
    {
        await using TerminalSession session = await TerminalSession.StartAsync(
            _directory.Path, "before=$(stty -g); agentos run -q -- sh -c 'stty raw -echo; exit 3'; echo status=$?; [ \"$before\" = \"$(stty -g)\" ] && echo unchanged");
        await session.ExpectAsync("status=3");
        await session.ExpectAsync("unchanged");
        Assert.Equal(0, await session.EndAsync());
    }
}
