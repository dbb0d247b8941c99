using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Errors;
using AgentOS.Kernel;

namespace AgentOS.Cli.Commands.Mounts;

/// <summary><c>agentos umount DIR...</c>.</summary>
internal static class UmountCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string[]> directories = new("DIR") { Description = "Directories that agents' files are mounted on", Arity = ArgumentArity.OneOrMore };
        DocumentedCommand command = new("umount", "Unmount agents' files; returns when everything is in their files") { Examples = ["umount /mnt/agent"] };
        command.Add(directories);
        command.SetAction(parse =>
        {
            string[] unmounted = [.. parse.GetRequiredValue(directories).Select(MountPoint.Resolve)];
            foreach (string mountPoint in unmounted)
                HostMountRegistry.OfThisUser().Unmount(mountPoint);
            Done.Write(context.Results(parse), command.Name, unmounted);
            return ExitCodes.Success;
        });
        return command;
    }
}
