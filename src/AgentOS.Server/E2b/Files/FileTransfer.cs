using System.IO.Compression;
using AgentOS.Errors;
using AgentOS.Kernel;
using AgentOS.Linux;
using AgentOS.Protocol;
using AgentOS.Server.Errors;
using AgentOS.Server.Hosting;
using AgentOS.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace AgentOS.Server.E2b.Files;

/// <summary><c>/files</c>: contents, out and in.</summary>
internal static class FileTransfer
{
    private const string Binary = "application/octet-stream", Multipart = "multipart/form-data";

    public static void MapFileTransfer(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder files = routes.MapGroup("/files").AddEndpointFilter(FilterAsync);
        files.MapGet("", DownloadAsync);
        files.MapPost("", UploadAsync);
    }

    private static async Task DownloadAsync(HttpContext context, string path)
    {
        using GuestFiles files = await SandboxFiles.OpenAsync(context);
        // Its size is not announced: it is what the sandbox says of a file that may grow.
        await files.ReadAsync(SandboxFiles.Absolute(path), context.Response.Body, found: _ => context.Response.ContentType = Binary, cancellationToken: context.RequestAborted);
    }

    private static async Task<IResult> UploadAsync(HttpContext context, ServerOptions options, string? path)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = options.LargestFile;
        using GuestFiles files = await SandboxFiles.OpenAsync(context);
        return Results.Json(context.Request.ContentType?.StartsWith(Multipart, StringComparison.OrdinalIgnoreCase) == true
            ? await UploadPartsAsync(context, files, path)
            : [await WriteAsync(files, path ?? throw new BadHttpRequestException("path is missing"), Content(context.Request), context.RequestAborted)], E2bJson.Options);
    }

    private static async Task<WrittenFile[]> UploadPartsAsync(HttpContext context, GuestFiles files, string? path)
    {
        string? boundary = MediaTypeHeaderValue.TryParse(context.Request.ContentType, out MediaTypeHeaderValue? type) ? HeaderUtilities.RemoveQuotes(type.Boundary).Value : null;
        MultipartReader parts = new(boundary ?? throw new BadHttpRequestException("the parts have no boundary"), context.Request.Body) { BodyLengthLimit = null };
        List<WrittenFile> written = [];
        while (await parts.ReadNextSectionAsync(context.RequestAborted) is { } part)
        {
            string? name = part.GetContentDispositionHeader() is { } header ? HeaderUtilities.RemoveQuotes(header.FileName).Value : null;
            written.Add(await WriteAsync(files, path ?? name ?? throw new BadHttpRequestException("a part has no file name"), part.Body, context.RequestAborted));
        }

        return [.. written];
    }

    private static async Task<WrittenFile> WriteAsync(GuestFiles files, string path, Stream content, CancellationToken gone)
    {
        string absolute = SandboxFiles.Absolute(path);
        GuestFileEntry entry = await files.WriteAsync(absolute, content, withParents: true, cancellationToken: gone);
        return new WrittenFile(entry.Name, "file", absolute);
    }

    private static Stream Content(HttpRequest request) =>
        request.Headers.ContentEncoding == "gzip" ? new GZipStream(request.Body, CompressionMode.Decompress) : request.Body;

    private static async ValueTask<object?> FilterAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (FileSystemException failure) when (!context.HttpContext.Response.HasStarted)
        {
            int status = failure.Error is Errno.EISDIR ? StatusCodes.Status400BadRequest : HttpStatus.Of(failure.Error);
            return Results.Json(new E2bFailure(status, failure.Message), E2bJson.Options, statusCode: status);
        }
        catch (AgentOSException failure) when (!context.HttpContext.Response.HasStarted)
        {
            int status = HttpStatus.Of(failure.Definition);
            return Results.Json(new E2bFailure(status, failure.Message), E2bJson.Options, statusCode: status);
        }
    }
}
