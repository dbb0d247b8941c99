using AgentOS.Errors;

namespace AgentOS.Guest.Programs;

/// <summary>The program of a sandbox that exists for what joins it: does nothing until it is ended.</summary>
internal static class WaitingProgram
{
    public static int Run()
    {
        using ManualResetEvent never = new(initialState: false);
        never.WaitOne();
        return ExitCodes.Success;
    }
}
