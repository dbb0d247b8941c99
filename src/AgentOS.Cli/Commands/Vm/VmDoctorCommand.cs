using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Errors;
using AgentOS.Machines.Kernels;
using AgentOS.Vms;

namespace AgentOS.Cli.Commands.Vm;

/// <summary><c>agent vm doctor</c>: what VMs need of this machine.</summary>
internal static class VmDoctorCommand
{
    public static Command Build(CommandContext context)
    {
        Option<bool> fetch = new("--fetch") { Description = "Fetch the guest's kernel, if it is missing" };
        DocumentedCommand command = new("doctor", "Show what VMs need of this machine, and what is missing") { Examples = ["vm doctor", "vm doctor --fetch"] };
        command.Add(fetch);
        command.SetAction(async (parse, _) =>
        {
            VmDirectories directories = VmDirectories.OfThisUser();
            directories.Make();
            GuestKernels kernels = new(directories.Kernel);
            if (parse.GetValue(fetch) && kernels.TryFind() is null)
                await KernelPackage.FetchAsync(directories.Kernel);
            VmReadiness readiness = await VmReadiness.OfAsync(directories, kernels, context.Time);
            context.Results(parse).Write(readiness, VmReadinessJson.Default.VmReadiness, VmReadiness.Print);
            return readiness.IsReady ? ExitCodes.Success : ExitCodes.Failed;
        });
        return command;
    }
}
