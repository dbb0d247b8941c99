using AgentOS.Acceptance.Tests.Terminals;

namespace AgentOS.Acceptance.Tests.Store;

/// <summary>A conversation as the person at the terminal has it.</summary>
public sealed class ChatTests
{
    private const string Home = "\u0001", Backspace = "\u007F", Up = "\e[A", Left = "\e[D", Search = "\u0012";

    [Theory]
    [InlineData("\e[200~one\rtwo\r  three\e[201~")]
    [InlineData("one\rtwo\r  three")]
    public async Task Lines_that_are_pasted_are_one_message(string pasted)
    {
        using ChatAgent agent = new();
        await using TerminalSession session = await agent.TalkAsync();
        await session.TypeAsync(pasted);
        await session.ExpectAsync("  three");
        await session.TypeAsync("\r");
        await session.ExpectAsync(@"got:""one\ntwo\n  three""");
        await ExitAsync(session);
    }

    [Fact]
    public async Task A_message_is_edited_and_remembered_in_the_next_run()
    {
        using ChatAgent agent = new();
        await using (TerminalSession session = await agent.TalkAsync())
        {
            await session.TypeAsync("漢字 wrld" + Left + Left + Left + "o" + Home + Backspace + "\e\r" + Up + "first\r");
            await session.ExpectAsync(@"got:""first\n漢字 world""");
            await ChatAgent.PromptAsync(session);
            await session.TypeAsync(" not kept\r");
            await session.ExpectAsync("got:");
            await ExitAsync(session);
        }

        Assert.Equal("first\\n漢字 world\nexit\n", await File.ReadAllTextAsync(agent.History, TestContext.Current.CancellationToken));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(agent.History));
        await using (TerminalSession session = await agent.TalkAsync())
        {
            await session.TypeAsync(Up + Up);
            await session.ExpectAsync("漢字 world");
            await session.TypeAsync("!\r");
            await session.ExpectAsync(@"got:""first\n漢字 world!""");
            await ChatAgent.PromptAsync(session);
            await session.TypeAsync(Search + "wor" + Search);
            await session.ExpectAsync("(search) wor: first");
            await session.TypeAsync("\r");
            await session.ExpectAsync("got:");
            await ExitAsync(session);
        }
    }

    [Fact]
    public async Task Ctrl_C_gives_an_answer_up_and_the_agent_is_told_and_heard()
    {
        using ChatAgent agent = new();
        await using TerminalSession session = await agent.TalkAsync();
        await session.TypeAsync("wait\r");
        string shown = await session.ExpectAsync(@"counting \u{001B}[31msheep");
        Assert.DoesNotContain("\e[31m", shown, StringComparison.Ordinal);
        await session.TypeAsync(TerminalSession.Interrupt);
        await session.ExpectAsync("given up as asked");
        await ChatAgent.PromptAsync(session);
        await session.TypeAsync("cancelled\r");
        await session.ExpectAsync("msg_0001");
        await ExitAsync(session);
    }

    [Fact]
    public async Task A_second_Ctrl_C_ends_an_agent_that_does_not_give_up()
    {
        using ChatAgent agent = new();
        await using TerminalSession session = await agent.TalkAsync();
        await session.TypeAsync("stubborn\r");
        await session.ExpectAsync("sheep");
        await session.TypeAsync(TerminalSession.Interrupt);
        await session.ExpectAsync("Ctrl-C again ends the agent");
        await session.TypeAsync(TerminalSession.Interrupt);
        await session.ExpectAsync("same modes, status 0.");
        Assert.Equal(0, await session.EndAsync());
    }

    [Fact]
    public async Task Ctrl_C_clears_what_is_typed_then_says_how_to_end_then_ends()
    {
        using ChatAgent agent = new();
        await using TerminalSession session = await agent.TalkAsync();
        await session.TypeAsync("never sent" + TerminalSession.Interrupt);
        await session.ExpectAsync("^C");
        await session.TypeAsync(TerminalSession.Interrupt);
        await session.ExpectAsync("Ctrl-C again ends");
        await session.TypeAsync("sent\r");
        await session.ExpectAsync(@"got:""sent""");
        await session.TypeAsync(TerminalSession.Interrupt);
        await session.ExpectAsync("Ctrl-C again ends");
        await session.TypeAsync(TerminalSession.Interrupt);
        await session.ExpectAsync("same modes, status 0.");
    }

    [Fact]
    public async Task Ctrl_D_at_an_empty_prompt_ends()
    {
        using ChatAgent agent = new();
        await using TerminalSession session = await agent.TalkAsync();
        await session.TypeAsync("x" + Home + TerminalSession.EndOfInput);
        await session.TypeAsync(TerminalSession.EndOfInput);
        string shown = await session.ExpectAsync("same modes, status 0.");
        Assert.Contains("\e[?2004l", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TERM", 143)]
    [InlineData("HUP", 129)]
    public async Task A_signal_ends_a_turn_and_leaves_the_terminal_as_it_was(string signal, int status)
    {
        using ChatAgent agent = new();
        await using TerminalSession session = await agent.TalkAsync();
        await session.TypeAsync("stubborn\r");
        await session.ExpectAsync("sheep");
        await SignalAsync(agent, signal);
        string shown = await session.ExpectAsync($"same modes, status {status}.");
        Assert.Contains("\e[?2004l", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signal_ends_the_wait_for_a_message()
    {
        using ChatAgent agent = new();
        await using TerminalSession session = await agent.TalkAsync();
        await session.TypeAsync("half a mess");
        await session.ExpectAsync("mess");
        await SignalAsync(agent, "TERM");
        await session.ExpectAsync("same modes, status 143.");
    }

    [Fact]
    public async Task An_agent_that_is_not_ready_is_given_up_with_Ctrl_C()
    {
        using ChatAgent agent = new();
        await File.WriteAllTextAsync(Path.Combine(agent.Folder, "never-ready"), "", TestContext.Current.CancellationToken);
        await using TerminalSession session = await TerminalSession.StartAsync(agent.Folder, agent.Command);
        await session.ExpectAsync("starting");
        await session.TypeAsync(TerminalSession.Interrupt);
        string shown = await session.ExpectAsync("same modes, status 130.");
        Assert.EndsWith("\r\e[K\e[?2004lsame modes, status 130.", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_death_of_an_agent_is_told_with_what_it_wrote()
    {
        using ChatAgent agent = new();
        await using TerminalSession session = await agent.TalkAsync();
        await session.TypeAsync("die\r");
        string shown = await session.ExpectAsync("same modes, status 1.");
        Assert.Contains("half an", shown, StringComparison.Ordinal);
        Assert.Contains("Agent process exited", shown, StringComparison.Ordinal);
        Assert.Contains("fatal: out of sheep", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_an_agent_says_is_a_command_to_the_terminal()
    {
        using ChatAgent agent = new();
        await using TerminalSession session = await agent.TalkAsync();
        await session.TypeAsync("hostile\r");
        string shown = await session.ExpectAsync("\e[1mbold\e[0m");
        shown += await session.ExpectAsync(@"\u{001B}[31m");
        Assert.DoesNotContain("\e]0;", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("\e[2J", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("\e[31m", shown, StringComparison.Ordinal);
        await ExitAsync(session);
    }

    [Fact]
    public async Task Ctrl_Z_stops_and_fg_goes_on()
    {
        using ChatAgent agent = new();
        await using TerminalSession session = await TerminalSession.StartAsync(agent.Folder, "PS1='ready$ ' exec bash --norc --noprofile -i");
        await session.ExpectAsync("ready$ ");
        await session.TypeAsync($"stty -g > before; {agent.RunWith()}\n");
        await session.ExpectAsync("Alt-Enter");
        await ChatAgent.PromptAsync(session);
        for (int round = 0; round < 2; round++)
        {
            await session.TypeAsync("ke" + TerminalSession.Suspend);
            await session.ExpectAsync("Stopped");
            await session.ExpectAsync("ready$ ");
            await session.TypeAsync("stty -g | cmp - before && echo as''-before; fg\n");
            await session.ExpectAsync("as-before");
            // Before this the terminal is still the shell's, whose Ctrl-Z would drop what is typed with it.
            await session.ExpectAsync("\e[?2004h");
            await session.ExpectAsync("> " + string.Concat(Enumerable.Repeat("ke", round + 1)));
        }

        await session.TypeAsync("pt\r");
        await session.ExpectAsync(@"got:""kekept""");
        await session.TypeAsync("exit\r");
        await session.ExpectAsync("ready$ ");
        await session.TypeAsync("stty -g | cmp - before && echo as''-before\n");
        await session.ExpectAsync("as-before");
    }

    [Fact]
    public async Task A_narrow_window_breaks_rows_and_keeps_the_message()
    {
        using ChatAgent agent = new();
        await using TerminalSession session = await agent.TalkAsync();
        await session.WidenAsync(20);
        await session.TypeAsync("0123456789 0123456789 0123456789");
        await session.ExpectAsync("> 0123456789 0123456\r");
        await session.ExpectAsync("789 0123456789");
        await session.TypeAsync("\r");
        string shown = await session.ExpectAsync("6789\"");
        Assert.Contains("got:\"0123456789\r\n0123456789\r\n", shown, StringComparison.Ordinal);
        await ExitAsync(session);
    }

    [Theory]
    [InlineData("NO_COLOR=1", true)]
    [InlineData("TERM=dumb", false)]
    public async Task Whoever_wants_no_looks_gets_none(string variable, bool isEdited)
    {
        using ChatAgent agent = new();
        await using TerminalSession session = await TerminalSession.StartAsync(agent.Folder, agent.RunWith(variable));
        string shown = await session.ExpectAsync("exit ends.");
        shown += await session.ExpectAsync("> ");
        await session.TypeAsync("hostile\r");
        shown += await session.ExpectAsync("**bold**");
        await session.TypeAsync("exit\r");
        Assert.Equal(0, await session.EndAsync());
        Assert.DoesNotMatch("\e\\[[0-9;]*m", shown);
        Assert.Equal(isEdited, shown.Contains('\e', StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_no_terminal_gets_text_and_nothing_that_turns()
    {
        using ChatAgent agent = new();
        ProgramRun run = await PublishedProgram.RunScriptAsync(agent.Folder, $"printf 'one\\nhostile\\n' | {agent.RunWith()}");
        run.Succeeded();
        Assert.Contains("""got:"one" """.TrimEnd(), run.Output, StringComparison.Ordinal);
        Assert.Contains("**bold**", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\e", run.Output + run.Error, StringComparison.Ordinal);
    }

    private static async Task ExitAsync(TerminalSession session)
    {
        await ChatAgent.PromptAsync(session);
        await session.TypeAsync("exit\r");
        await session.ExpectAsync("same modes, status 0.");
        Assert.Equal(0, await session.EndAsync());
    }

    // Its own process, by the folder it was started with.
    private static async Task SignalAsync(ChatAgent agent, string signal)
    {
        string[] found = [.. Directory.EnumerateDirectories("/proc").Where(process => int.TryParse(Path.GetFileName(process), out _) && IsRunOf(process, agent.Folder)).Select(process => Path.GetFileName(process)!)];
        (await PublishedProgram.RunAsync("/", [], ["kill", $"-{signal}", Assert.Single(found)])).Succeeded();
    }

    private static bool IsRunOf(string process, string folder)
    {
        try
        {
            string[] arguments = File.ReadAllText(Path.Combine(process, "cmdline")).Split('\0');
            return Path.GetFileName(arguments[0]) is "agentstore" or "agentos" && arguments.Contains(folder);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
