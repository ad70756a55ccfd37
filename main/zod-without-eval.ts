import { z } from 'zod';

// Imported before any schema is made. Compiling each of them pays for thousands of values, not for a desk's few.
z.config({ jitless: true });
