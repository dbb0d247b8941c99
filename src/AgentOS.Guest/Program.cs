using AgentOS.Errors;
using AgentOS.Guest;
using AgentOS.Guest.Files;
using AgentOS.Guest.Layers;
using AgentOS.Guest.Machines;
using AgentOS.Guest.Programs;
using AgentOS.Protocol;

// The one argument is the descriptor of the control socket, or a name of GuestPrograms. Nobody runs this by hand.
return args switch
{
    [] when Environment.ProcessId == 1 => MachineInit.Run(),
    [GuestPrograms.Adopt, _, ..] => AdoptingProgram.Run(args[1..]),
    [GuestPrograms.Dial, string port] => DialingProgram.Run(port),
    [GuestPrograms.Files] => FileService.Run(),
    [GuestPrograms.FileSystem] => FileSystemService.Run(),
    [GuestPrograms.Layer, _, ..] => LayerProgram.Run(args[1..]),
    [GuestPrograms.Wait] => WaitingProgram.Run(),
    [string descriptor] when int.TryParse(descriptor, out int control) => Init.Run(control),
    _ => ExitCodes.AgentOSFailed,
};
