using System.CommandLine;
using System.CommandLine.Invocation;
using AgentOS.Cli.CommandLine;

namespace AgentOS.Cli.Commands.Version;

/// <summary>What <c>--version</c> does, whatever else the command line says.</summary>
internal sealed class VersionPrintingAction(CommandContext context) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult) => VersionCommand.Print(context, parseResult);
}
