using AgentOS.Linux;

namespace AgentOS.Cli.Commands.Mounts;

/// <summary>Directories to mount on, by the one name the kernel knows them by.</summary>
internal static class MountPoint
{
    /// <summary>The absolute path without links. One that cannot be looked up stays as it is: what is mounted there may not answer.</summary>
    public static string Resolve(string directory)
    {
        string path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory));
        try
        {
            return RealPath.Of(path);
        }
        catch (LinuxException)
        {
            return path;
        }
    }
}
