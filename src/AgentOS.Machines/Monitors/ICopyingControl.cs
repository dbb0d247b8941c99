using Microsoft.Win32.SafeHandles;

namespace AgentOS.Machines.Monitors;

/// <summary>Of a monitor that makes templates of machines, and machines of templates.</summary>
internal interface ICopyingControl : IMonitorControl
{
    /// <summary>Stops the processors for good and writes what they and the devices were doing. The memory is not written: it is a file that all can see.</summary>
    /// <param name="devices">Where to.</param>
    /// <returns>False when it could not be written.</returns>
    bool Save(SafeFileHandle devices);

    /// <summary>Makes the devices what was saved; the processors stand still until they are let go on.</summary>
    /// <param name="devices">What was saved.</param>
    /// <returns>False when the monitor could not, and ended.</returns>
    bool Restore(SafeFileHandle devices);
}
