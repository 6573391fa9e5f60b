namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>Reads keys on its own thread.</summary>
internal static class Keyboard
{
    private const int BufferBytes = 4096;

    /// <summary>Reads until the keyboard is gone. A read that has started cannot be cancelled.</summary>
    /// <param name="keys">The terminal's input.</param>
    /// <param name="press">Handles a key; returns false to stop.</param>
    public static Task ReadAsync(Stream keys, Func<Key, bool> press) => Task.Factory.StartNew(
        () => Read(keys, press), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static void Read(Stream keys, Func<Key, bool> press)
    {
        var decoder = new KeyDecoder();
        var bytes = new byte[BufferBytes];
        while (ReadSome(keys, bytes) is var count and > 0)
        {
            if (!decoder.Decode(bytes.AsSpan(0, count)).All(press))
                return;
        }
    }

    private static int ReadSome(Stream keys, byte[] bytes)
    {
        try
        {
            return keys.Read(bytes);
        }
        catch (IOException)
        {
            // The window was closed.
            return 0;
        }
    }
}
