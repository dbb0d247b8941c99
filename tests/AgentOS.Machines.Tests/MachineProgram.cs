using System.Text;
using AgentOS.Linux.Streams;
using AgentOS.Sandbox;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Machines.Tests;

/// <summary>A shell's script as a machine's program.</summary>
internal static class MachineProgram
{
    public static async Task<(SandboxExit Exit, string Output, string Errors)> RunAsync(MachineSpecification machine, string script, string input)
    {
        using Pipe inputs = Pipe.Create(), outputs = Pipe.Create(), errors = Pipe.Create();
        SandboxSpecification specification = new(["/bin/sh", "-c", script]) { InitPath = Laboratory.Init };
        using ISandbox sandbox = MachineLauncher.Start(
            machine, specification, new StandardStreams(Number(inputs.Output), Number(outputs.Input), Number(errors.Input)), _ => { });
        outputs.Input.Dispose();
        errors.Input.Dispose();
        await using (FileStream typed = new(inputs.Input, FileAccess.Write, bufferSize: 0))
            await typed.WriteAsync(Encoding.UTF8.GetBytes(input), TestContext.Current.CancellationToken);
        Task<string> printed = ReadAsync(outputs.Output), complained = ReadAsync(errors.Output);
        return (await sandbox.WaitAsync(), await printed, await complained);
    }

    private static async Task<string> ReadAsync(SafeFileHandle stream)
    {
        using StreamReader reader = new(new FileStream(stream, FileAccess.Read, bufferSize: 0));
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    private static int Number(SafeFileHandle handle) => (int)handle.DangerousGetHandle();
}
