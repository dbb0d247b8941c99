namespace AgentOS.Machines.Monitors;

/// <summary>How a monitor is told what to do. The guest has no part in it. Once the monitor has ended nothing happens.</summary>
internal interface IMonitorControl : IDisposable
{
    /// <summary>Stops the guest's processors.</summary>
    void Stop();

    /// <summary>Lets them go on.</summary>
    void Continue();
}
