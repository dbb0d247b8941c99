using System.Collections.Frozen;
using AgentOS.Errors;
using AgentOS.Fleet;
using AgentOS.Images;
using AgentOS.Kernel;
using AgentOS.Linux;
using AgentOS.Storage;
using AgentOS.Vms;
using Microsoft.AspNetCore.Http;

namespace AgentOS.Server.Errors;

/// <summary>Which HTTP status a failure has.</summary>
internal static class HttpStatus
{
    private static readonly FrozenDictionary<string, int> s_ofCode = new (ErrorDefinition Definition, int Status)[]
    {
        (ServerErrors.Unauthenticated, StatusCodes.Status401Unauthorized),
        (ServerErrors.Forbidden, StatusCodes.Status403Forbidden),
        (ServerErrors.WrongHost, StatusCodes.Status421MisdirectedRequest),
        (ServerErrors.BadRequest, StatusCodes.Status400BadRequest),
        (ServerErrors.NoRoute, StatusCodes.Status404NotFound),
        (ServerErrors.NoEntry, StatusCodes.Status404NotFound),
        (ServerErrors.TooLarge, StatusCodes.Status413PayloadTooLarge),
        (ServerErrors.TooMany, StatusCodes.Status429TooManyRequests),
        (ServerErrors.KeyReused, StatusCodes.Status422UnprocessableEntity),
        (FleetErrors.NotFound, StatusCodes.Status404NotFound),
        (FleetErrors.NotRunning, StatusCodes.Status409Conflict),
        (FleetErrors.Paused, StatusCodes.Status409Conflict),
        (VmErrors.NotFound, StatusCodes.Status404NotFound),
        (VmErrors.NotReady, StatusCodes.Status409Conflict),
        (VmErrors.SnapshotNotFound, StatusCodes.Status404NotFound),
        (VmErrors.SnapshotExists, StatusCodes.Status409Conflict),
        (SessionErrors.NotRunning, StatusCodes.Status409Conflict),
        (SessionErrors.Unreachable, StatusCodes.Status409Conflict),
        (SessionErrors.NotJoined, StatusCodes.Status409Conflict),
        (StorageErrors.AlreadyMounted, StatusCodes.Status409Conflict),
        (SnapshotErrors.NotFound, StatusCodes.Status404NotFound),
        (SnapshotErrors.AlreadyExists, StatusCodes.Status409Conflict),
        (ImageErrors.NotHere, StatusCodes.Status404NotFound),
        (ImageErrors.NotThere, StatusCodes.Status404NotFound),
        (ImageErrors.Denied, StatusCodes.Status502BadGateway),
        (ImageErrors.Unreachable, StatusCodes.Status502BadGateway),
        (ImageErrors.Protocol, StatusCodes.Status502BadGateway),
    }.ToFrozenDictionary(entry => entry.Definition.Code, entry => entry.Status, StringComparer.Ordinal);

    // Of what was asked, wherever it was found to be wrong.
    private static readonly FrozenSet<string> s_badRequests =
        FrozenSet.Create(StringComparer.Ordinal, "network.bad-rule", "network.too-many-rules", "policy.bad-rule", "image.bad-reference", "storage.invalid-json", "snapshot.invalid-name");

    /// <summary>Of an entry of the catalogue.</summary>
    public static int Of(ErrorDefinition definition) => s_ofCode.TryGetValue(definition.Code, out int status)
        ? status
        : definition.ExitCode == ExitCodes.Usage || s_badRequests.Contains(definition.Code) ? StatusCodes.Status400BadRequest : StatusCodes.Status500InternalServerError;

    /// <summary>Of a failed operation on a file.</summary>
    public static int Of(Errno error) => error switch
    {
        Errno.ENOENT => StatusCodes.Status404NotFound,
        Errno.EEXIST or Errno.ENOTEMPTY => StatusCodes.Status409Conflict,
        Errno.EACCES or Errno.EPERM => StatusCodes.Status403Forbidden,
        Errno.ENOSPC => StatusCodes.Status507InsufficientStorage,
        _ => StatusCodes.Status400BadRequest,
    };
}
