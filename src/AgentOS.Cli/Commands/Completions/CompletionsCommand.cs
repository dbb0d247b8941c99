using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Errors;

namespace AgentOS.Cli.Commands.Completions;

/// <summary><c>agentos completions SHELL</c>: the script that teaches a shell to complete our commands.</summary>
internal static class CompletionsCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string> shell = new("SHELL") { Description = "bash, zsh or fish" };
        shell.AcceptOnlyFromAmong([.. CompletionScripts.Shells]);
        DocumentedCommand command = new("completions", "Print the completion script of a shell")
        {
            Examples = ["completions bash > ~/.local/share/bash-completion/completions/agentos"],
        };
        command.Add(shell);
        command.SetAction(parse =>
        {
            context.Streams.OutputText.Write(CompletionScripts.For(parse.GetRequiredValue(shell)));
            return ExitCodes.Success;
        });
        return command;
    }
}
