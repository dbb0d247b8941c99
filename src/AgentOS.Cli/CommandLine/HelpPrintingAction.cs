using System.CommandLine;
using System.CommandLine.Invocation;
using AgentOS.Errors;

namespace AgentOS.Cli.CommandLine;

/// <summary>Prints the help of the command that was named.</summary>
internal sealed class HelpPrintingAction(CommandContext context) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        HelpText.Write(parseResult.CommandResult, context.Streams.OutputText);
        return ExitCodes.Success;
    }
}
