"""Whether Redis takes messages, for monitors."""

import redis

PATIENCE = 2.0
AWAY = "the broker does not answer"
FULL = "the broker takes no messages: its memory is full (maxmemory of Redis)"


def broker_trouble(url: str) -> str:
    """Why no message can be sent to the Redis at `url`; empty if one can."""
    client = redis.Redis.from_url(
        url, socket_connect_timeout=PATIENCE, socket_timeout=PATIENCE
    )
    try:
        # A full Redis still answers a ping.
        client.set("parley-health", "", ex=60)
    except redis.exceptions.OutOfMemoryError:
        return FULL
    except redis.RedisError:
        return AWAY
    finally:
        client.close()
    return ""
