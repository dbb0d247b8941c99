using System.Net;
using System.Security.Cryptography;
using AgentOS.Errors;
using AgentOS.Images.Blobs;
using AgentOS.Images.Manifests;
using AgentOS.Images.References;

namespace AgentOS.Images.Registries;

/// <summary>Transfers one blob into its draft, going on where an earlier transfer stopped, and gives it its name when the digest is right.</summary>
internal sealed class BlobDownload(RegistryClient registry, BlobStore blobs, RegistryOptions options, TimeProvider time)
{
    private const int BufferSize = 128 * 1024;

    /// <summary>Makes sure that a blob is here.</summary>
    /// <param name="blob">Which.</param>
    /// <param name="progress">Told how many of its bytes are here.</param>
    /// <param name="cancellationToken">Stops; what was transferred is kept.</param>
    /// <exception cref="AgentOSException">It cannot be had.</exception>
    public async Task FetchAsync(BlobDescriptor blob, Action<long> progress, CancellationToken cancellationToken)
    {
        using Draft? draft = await blobs.BeginAsync(blob.Digest, cancellationToken);
        if (draft is not null)
        {
            bool isResumed = draft.Content.Length > 0;
            bool isRight = await FillAsync(blob, draft, progress, cancellationToken);
            if (!isRight && isResumed)
            {
                // What an earlier transfer left may be what is wrong.
                draft.Restart();
                isRight = await FillAsync(blob, draft, progress, cancellationToken);
            }

            if (!isRight)
            {
                draft.Discard();
                throw new AgentOSException(ImageErrors.WrongDigest, "pull", blob.Digest.ToString());
            }

            draft.Finish(blobs.PathOf(blob.Digest));
        }

        progress(blob.Size);
    }

    private async Task<bool> FillAsync(BlobDescriptor blob, Draft draft, Action<long> progress, CancellationToken cancellationToken)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        if (draft.Content.Length > blob.Size)
            draft.Restart();
        await HashKeptAsync(draft, hash, cancellationToken);
        int failures = 0;
        while (draft.Content.Position < blob.Size)
        {
            long before = draft.Content.Position;
            try
            {
                await TransferAsync(blob, draft, hash, progress, cancellationToken);
            }
            catch (Exception broken) when (IsPassing(broken, cancellationToken))
            {
                failures = draft.Content.Position > before ? 1 : failures + 1;
                if (failures > options.Retries)
                    throw new AgentOSException(ImageErrors.Unreachable, "pull", blob.Digest.ToString(), broken.InnerException?.Message ?? broken.Message, broken);
                await Task.Delay(options.RetryDelay * (1 << (failures - 1)), time, cancellationToken);
            }
        }

        return ContentDigest.Of(hash) == blob.Digest;
    }

    private static async Task HashKeptAsync(Draft draft, IncrementalHash hash, CancellationToken cancellationToken)
    {
        draft.Content.Position = 0;
        byte[] buffer = new byte[BufferSize];
        while (await draft.Content.ReadAsync(buffer, cancellationToken) is > 0 and int count)
            hash.AppendData(buffer, 0, count);
    }

    private async Task TransferAsync(BlobDescriptor blob, Draft draft, IncrementalHash hash, Action<long> progress, CancellationToken cancellationToken)
    {
        using CancellationTokenSource silence = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        silence.CancelAfter(options.Silence);
        using HttpResponseMessage answer = await registry.OpenBlobAsync(blob.Digest, draft.Content.Position, silence.Token);
        bool goesOn = answer.StatusCode == HttpStatusCode.PartialContent && answer.Content.Headers.ContentRange?.From == draft.Content.Position;
        if (!goesOn && draft.Content.Position > 0)
        {
            draft.Restart();
            hash.GetHashAndReset();
        }

        if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.PartialContent) || (answer.StatusCode == HttpStatusCode.PartialContent && !goesOn))
            throw new HttpRequestException("a range that was not asked for");
        await using Stream content = await answer.Content.ReadAsStreamAsync(silence.Token);
        byte[] buffer = new byte[BufferSize];
        while (await content.ReadAsync(buffer, silence.Token) is > 0 and int count)
        {
            silence.CancelAfter(options.Silence);
            if (draft.Content.Position + count > blob.Size)
            {
                draft.Discard();
                throw new AgentOSException(ImageErrors.WrongDigest, "pull", blob.Digest.ToString(), $"more than the {blob.Size} bytes of its manifest");
            }

            draft.Write(buffer.AsSpan(0, count));
            hash.AppendData(buffer, 0, count);
            progress(draft.Content.Position);
        }

        if (draft.Content.Position < blob.Size)
            throw new HttpRequestException("the transfer ended early");
    }

    private static bool IsPassing(Exception failure, CancellationToken cancellationToken) =>
        failure is HttpRequestException or IOException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested);
}
