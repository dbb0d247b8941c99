using AgentOS.Errors;
using AgentOS.Linux;

namespace AgentOS.Guest.Programs;

/// <summary>Becomes another program to which all its descendants stay attached, however they detach from each other: so that they can be ended with it.</summary>
internal static class AdoptingProgram
{
    public static int Run(IReadOnlyList<string> command)
    {
        ReplacedProcess.AdoptOrphans();
        Errno error = ReplacedProcess.Execute(command);
        Console.Error.WriteLine($"{command[0]}: {error.Describe()}");
        return error == Errno.ENOENT ? ExitCodes.NotFound : ExitCodes.CannotExecute;
    }
}
