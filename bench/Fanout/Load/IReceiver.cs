namespace AkkaChat.Bench.Fanout.Load;

/// <summary>Hears what the crowd's connections get.</summary>
internal interface IReceiver
{
    /// <summary>Uses what a client received.</summary>
    /// <returns>How many bytes were used; the others come again, with more behind them.</returns>
    int Received(Client client, ReadOnlySpan<byte> bytes);

    /// <summary>The server has closed a client's connection.</summary>
    void Dropped(Client client);
}
