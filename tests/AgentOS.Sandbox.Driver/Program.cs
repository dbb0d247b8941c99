using AgentOS.Errors;
using AgentOS.Sandbox;
using AgentOS.Sandbox.Driver;

// A program the tests start, as any user, under a terminal or a pipe, and may kill: one sandbox, its standard streams, its exit status.
try
{
    using SandboxProcess process = SandboxLauncher.Start(DriverOptions.Parse(args), StandardStreams.Inherited, _ => { });
    ListenerEcho.Serve(process);
    if (Environment.GetEnvironmentVariable("DRIVER_REPORT") is { } report)
        File.WriteAllText(report, process.Report.ToJson());
    SandboxExit exit;
    using (TerminalRelay.Start(process.Terminal, StandardStreams.Inherited, process.Resize))
        exit = await process.WaitAsync();
    if (exit.Limits != LimitHit.None)
        Console.Error.WriteLine($"limit: {exit.Limits}");
    return exit.ExitCode;
}
catch (AgentOSException failure)
{
    Console.Error.WriteLine($"{failure.Definition.Code}: {failure.Message}");
    return failure.Definition.ExitCode;
}
