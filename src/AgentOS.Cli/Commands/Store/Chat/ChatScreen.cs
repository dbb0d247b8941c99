using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Commands.Store.Running;
using AgentOS.Cli.LineEditing;
using AgentOS.Cli.Markdown;
using AgentOS.Cli.Output;
using AgentOS.Store.Ooze;
using AgentOS.Store.Texts;

namespace AgentOS.Cli.Commands.Store.Chat;

/// <summary>What a person sees of a conversation: answers on standard output, everything else on standard error. Nothing of an agent's reaches the terminal as it is.</summary>
/// <param name="context">The streams.</param>
/// <param name="input">Where messages are asked for.</param>
/// <param name="spinner">Shows that something is waited for; null on what is no terminal.</param>
internal sealed class ChatScreen(CommandContext context, IChatInput input, Spinner? spinner) : IOozeListener, IDisposable
{
    private readonly bool _hasStyle = TerminalStyle.IsWanted;
    private volatile bool _isAsking;

    private TextWriter Error => context.Streams.Error;

    /// <summary>The agent is being started.</summary>
    public void Welcome(StoreLaunch launch)
    {
        if (!context.Streams.IsInputTerminal)
            return;
        Error.WriteLine($"{VisibleText.Of(launch.Package.Manifest.DisplayName)} {VisibleText.Of(launch.Package.Manifest.Version)}, session {VisibleText.Of(launch.Session.Name)}");
        Error.WriteLine("Alt-Enter begins a new line, Ctrl-C gives an answer up, exit ends.");
        spinner?.Start("starting");
    }

    /// <summary>The person is asked for a message.</summary>
    public void Ask()
    {
        spinner?.Stop();
        _isAsking = true;
    }

    /// <summary>A message was sent.</summary>
    public void Wait()
    {
        _isAsking = false;
        spinner?.Start("thinking");
    }

    /// <summary>The agent was told to give up.</summary>
    public void Cancel() => spinner?.Say("cancelling, Ctrl-C again ends the agent");

    /// <summary>Nothing is waited for.</summary>
    public void Rest() => spinner?.Stop();

    /// <summary>A turn is over.</summary>
    public void Show(OozeAnswer answer)
    {
        Rest();
        if (answer.Content.Length > 0)
            context.Streams.OutputText.WriteLine(Shown(answer.Content));
        context.Streams.Flush();
        if (answer.Failure is { } failure)
            Error.WriteLine($"agentstore: {ControlCharacters.Escape(failure)}");
    }

    public void Hear(AgentMessage message)
    {
        if (message is not AgentMessage.Activity activity)
            return;
        string description = VisibleText.Of(activity.Description), line = $"  {VisibleText.Of(activity.Tool)}: {description}";
        if (spinner is null)
            Error.WriteLine(line);
        else if (_isAsking)
            input.Announce(Dimmed(line));
        else
            spinner.Note(Dimmed(line), description);
    }

    public void HearNoise(string line)
    {
        // Only the standard error of an agent is shown, with --debug.
    }

    public void Dispose() => spinner?.Dispose();

    private string Shown(string content) => context.Streams.IsOutputTerminal && _hasStyle
        ? MarkdownText.Render(content, InteractiveTerminal.Size.Columns)
        : ControlCharacters.EscapeLines(content);

    private string Dimmed(string line) => _hasStyle ? TerminalStyle.Dim(line) : line;
}
