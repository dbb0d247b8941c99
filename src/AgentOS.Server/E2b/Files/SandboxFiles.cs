using AgentOS.Fleet;
using AgentOS.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AgentOS.Server.E2b.Files;

/// <summary>Files of the sandbox a request is for.</summary>
internal static class SandboxFiles
{
    /// <summary>Where relative paths count from, and programs start.</summary>
    public const string Home = "/agent";

    /// <summary>Does something with them.</summary>
    public static async Task<T> UseAsync<T>(HttpContext context, Func<GuestFiles, Task<T>> use)
    {
        using GuestFiles files = await OpenAsync(context);
        return await use(files);
    }

    /// <summary>Opens them.</summary>
    public static Task<GuestFiles> OpenAsync(HttpContext context) => context.RequestServices.GetRequiredService<ISandboxes>().OpenFilesAsync(SandboxAddress.Find(context)!.Id);

    /// <summary>An absolute path.</summary>
    public static string Absolute(string path) => path switch
    {
        ['/', ..] => path,
        "" or "~" or "." => Home,
        ['~', '/', ..] => Home + path[1..],
        _ => $"{Home}/{path}",
    };

    /// <summary>The path of an entry of a directory.</summary>
    public static string Join(string directory, string name) => $"{directory.TrimEnd('/')}/{name}";
}
