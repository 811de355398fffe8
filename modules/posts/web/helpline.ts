// Whom a resident can call.
import type { Post } from '@/api/records'

export interface Helpline { community_name: string; number: string; grid_worker: Post | null }
