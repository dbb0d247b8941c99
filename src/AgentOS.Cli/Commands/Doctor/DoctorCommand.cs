using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Errors;
using AgentOS.Sandbox;

namespace AgentOS.Cli.Commands.Doctor;

/// <summary><c>agentos doctor</c>: what this host can enforce, and why not.</summary>
internal static class DoctorCommand
{
    public static Command Build(CommandContext context)
    {
        DocumentedCommand command = new("doctor", "Show what this host can enforce, and what to do about the rest") { Examples = ["doctor", "doctor --json"] };
        command.SetAction(parse =>
        {
            IReadOnlyList<HostCapability> capabilities = HostCapabilities.Probe();
            context.Results(parse).Write(capabilities, DoctorJson.Default.IReadOnlyListHostCapability, Print);
            return capabilities.All(capability => capability.IsAvailable) ? ExitCodes.Success : ExitCodes.Failed;
        });
        return command;
    }

    private static void Print(IReadOnlyList<HostCapability> capabilities, TextOutput output)
    {
        Table table = new("LAYER", "STATUS", "DETAIL");
        foreach (HostCapability capability in capabilities)
            table.Add(capability.Layer, capability.IsAvailable ? "ok" : "missing", capability.Detail);
        table.WriteTo(output);
        foreach (HostCapability capability in capabilities.Where(capability => !capability.IsAvailable))
            output.WriteLine($"\nFor {capability.Layer}: {capability.Remedy}");
    }
}
