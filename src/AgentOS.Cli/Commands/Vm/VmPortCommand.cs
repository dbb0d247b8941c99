using System.CommandLine;
using System.CommandLine.Parsing;
using AgentOS.Cli.CommandLine;
using AgentOS.Errors;
using AgentOS.Vms;

namespace AgentOS.Cli.Commands.Vm;

/// <summary><c>agent vm port</c>: a port of this machine's loopback leads to one of a VM's, until it is interrupted. The VM needs no network for it.</summary>
internal static class VmPortCommand
{
    public static Command Build(CommandContext context)
    {
        Option<string> id = new("--vm") { Description = "The VM", HelpName = "ID", Required = true };
        Argument<(ushort Host, ushort Guest)> ports = new("HOST:GUEST")
        {
            Description = "Port of 127.0.0.1 here, 0 for any, and port of 127.0.0.1 in the VM; one number is both",
            CustomParser = Parse,
        };
        DocumentedCommand command = new("port", "Forward a port of this machine to a server in a VM") { Examples = ["vm port --vm ID 8080:80", "vm port --vm ID 3000"] };
        command.Add(ports);
        command.Add(id);
        command.SetAction(async (parse, cancellationToken) =>
        {
            VmFleet fleet = new UserVms(context).Fleet;
            (ushort host, ushort guest) = parse.GetValue(ports);
            using PortForwarding forwarding = new(fleet.RequireRunning(parse.GetRequiredValue(id)), host, guest);
            context.Streams.OutputText.WriteLine($"127.0.0.1:{forwarding.Port}");
            context.Streams.Flush();
            await forwarding.RunAsync(cancellationToken);
            return ExitCodes.Success;
        });
        return command;
    }

    private static (ushort Host, ushort Guest) Parse(ArgumentResult result)
    {
        string[] parts = result.Tokens[0].Value.Split(':');
        if (parts.Length is 1 or 2 && ushort.TryParse(parts[0], out ushort host) && ushort.TryParse(parts[^1], out ushort guest) && guest > 0)
            return (host, guest);
        result.AddError($"'{result.Tokens[0].Value}' is not HOST:GUEST, two ports such as 8080:80.");
        return default;
    }
}
